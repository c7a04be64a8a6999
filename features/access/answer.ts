import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { type Refusal, type Result, refusals } from "@/domain/refusals";
import { inTime, Unavailable } from "./in-time";
import { type LargeBody, RefusedBody, readJson } from "./read-json";

/**
 * Runs one write: reads the body, checks it against the schema, and turns what the use case says into an
 * answer with a status of its own. What the sender got wrong is a 4xx with a sentence, never a 5xx. `large` is for the
 * one write that is larger than all others.
 */
export async function answer<Schema extends z.ZodType, Value>(
  request: Request,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Result<Value>>,
  large?: LargeBody,
): Promise<Response> {
  try {
    const input = schema.safeParse(await readJson(request, large));
    return await (input.success
      ? answerInTime(run(input.data).then(respond))
      : respond(await invalid(input.error)));
  } catch (error) {
    if (error instanceof RefusedBody) {
      const { reason, after } = error;
      return respond({ ok: false, reason, after });
    }
    throw error;
  }
}

/** As `unlessAway`, and not for ever. */
export function answerInTime(answering: Promise<Response>): Promise<Response> {
  return unlessAway(inTime(answering));
}

/** The answer to a request, or 503 with a sentence: whoever asked is not to blame, and may ask the same again. */
export async function unlessAway(answering: Promise<Response>): Promise<Response> {
  try {
    return await answering;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return respond({ ok: false, reason: "unavailable", after: 2 });
  }
}

/** The HTTP answer to a result: 200 with the value, or the refusal's status with its sentence in the reader's language. */
export async function respond<Value>(result: Result<Value>): Promise<Response> {
  if (result.ok) return Response.json({ ok: true, value: result.value ?? null }, { headers: noStore });
  const { reason, fields, after } = result;
  return Response.json(
    { ok: false, reason, message: await sentenceOf(reason, after), ...(fields && { fields }) },
    { status: refusals[reason], headers: { ...noStore, ...(after && { "retry-after": String(after) }) } },
  );
}

const noStore = { "cache-control": "no-store" };

async function sentenceOf(reason: Refusal, after = 0): Promise<string> {
  // Minutes once they say it shorter; never so few that it would be too early.
  const wait = after > 90 ? "minutes" : after > 0 ? "seconds" : "none";
  const count = wait === "minutes" ? Math.ceil(after / 60) : after;
  return (await getTranslations("refusals"))(reason, { wait, count });
}

/** Schemas name the sentence they mean (`invalid.<name>`); a value of the wrong type has no name of its own. */
async function invalid(error: z.ZodError): Promise<Result<never>> {
  const sentences = await getTranslations("invalid");
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues.slice(0, 20)) {
    const name = message as Parameters<typeof sentences>[0];
    fields[path.map(String).join(".").slice(0, 80)] ??= sentences(sentences.has(name) ? name : "wrong");
  }
  return { ok: false, reason: "invalid", fields };
}
