import type { Actor } from "@/db/actor";
import { findPackedBoard } from "./board-cache";

/**
 * The whole board as JSON, with its version as the entity tag: whoever says which version they have gets it only when
 * there is another.
 */
export async function answerBoard(request: Request, actor: Actor): Promise<Response> {
  if (knows(request, actor.version)) {
    return new Response(null, { status: 304, headers: headers(actor.version) });
  }
  const packed = await findPackedBoard(actor);
  const about = { ...headers(packed.board.version), "content-type": "application/json" };
  if (!takesGzip(request)) return new Response(packed.json, { headers: about });
  return new Response(await packed.gzipped(), { headers: { ...about, "content-encoding": "gzip" } });
}

function headers(version: number) {
  return { etag: `"${version}"`, "cache-control": "private, no-cache", vary: "accept-encoding" };
}

/** RFC 9110 §13.1.2; a proxy that compressed the answer has made its tag a weak one. */
function knows(request: Request, version: number): boolean {
  const tags = request.headers.get("if-none-match") ?? "";
  return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${version}"`);
}

function takesGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers.get("accept-encoding") ?? "");
}
