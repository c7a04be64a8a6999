import type { Actor } from "@/db/actor";
import { findPackedBoard } from "./board-cache";

/**
 * The whole board as JSON, with its version as the entity tag: whoever says which version they have gets it only when
 * there is another. To who accepts `application/gzip` goes a gzip file of the JSON, made once for all: Next.js takes
 * `Content-Encoding` away from what a route answers (server/send-response.js) and would compress it for each one anew.
 */
export async function answerBoard(request: Request, actor: Actor): Promise<Response> {
  if (knows(request, actor.version)) {
    return new Response(null, { status: 304, headers: headers(actor.version) });
  }
  const packed = await findPackedBoard(actor);
  const about = headers(packed.board.version);
  return takesGzip(request)
    ? new Response(await packed.gzipped(), { headers: { ...about, "content-type": "application/gzip" } })
    : new Response(packed.json, { headers: { ...about, "content-type": "application/json" } });
}

function headers(version: number) {
  return { etag: `"${version}"`, "cache-control": "private, no-store", vary: "accept" };
}

/** RFC 9110 §13.1.2; a proxy that compressed the answer has made its tag a weak one. */
function knows(request: Request, version: number): boolean {
  const tags = request.headers.get("if-none-match") ?? "";
  return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${version}"`);
}

function takesGzip(request: Request): boolean {
  return /(^|,)\s*application\/gzip\s*(,|$)/i.test(request.headers.get("accept") ?? "");
}
