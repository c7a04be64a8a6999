import { createHash } from "node:crypto";
import { answerInTime, respond } from "@/features/access/answer";
import { knock, tooMany } from "@/features/access/in-turn";
import { chooseLocale } from "@/lib/locale";
import { calendarText } from "./calendar-text";

type InAddress = { params: Promise<{ feed: string }> };

/**
 * The times of one member for a calendar that knows the secret address. Nothing tells an address that was revoked from
 * one that never was.
 */
export async function showCalendar(request: Request, { params }: InAddress): Promise<Response> {
  const after = await knock("calendar", request);
  if (after !== null) return respond(tooMany(after));
  const { feed } = await params;
  return answerInTime(answerFeed(request, feed));
}

async function answerFeed(request: Request, feed: string): Promise<Response> {
  const token = /^([\w-]{43})\.ics$/.exec(feed)?.[1];
  const text = token ? await calendarText(Buffer.from(token, "base64url"), localeOf(request)) : null;
  if (text === null)
    return new Response("Not Found", { status: 404, headers: { "cache-control": "no-store" } });
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  // Only who asked may keep it, and asks each time whether it has changed.
  const headers = { "cache-control": "private, no-cache", etag };
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } });
}

/** Programs that read calendars speak no language of their own; it stands in the address. */
function localeOf({ url, headers }: Request) {
  return chooseLocale(new URL(url).searchParams.get("in") ?? undefined, headers.get("accept-language"));
}
