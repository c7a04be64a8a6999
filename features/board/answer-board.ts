import type { Actor } from "@/db/actor";
import { findPackedBoard } from "./board-cache";
import type { Bytes } from "./pack-board";

/** What goes back, whoever sends it. */
export type BoardAnswer = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
};

/** The headers of a request. */
type Asked = Pick<Headers, "get">;

/**
 * The whole board as JSON, with its version as the entity tag: whoever says which version they have gets it only when
 * there is another. It is compressed once for all. To who accepts `application/gzip` goes a gzip file of the JSON,
 * because Next.js takes `Content-Encoding` away from what a route answers (server/send-response.js) and would compress
 * it for each one anew; where nothing stands in between (`mayEncode`), others get it encoded.
 */
export async function answerBoard(asked: Asked, actor: Actor, mayEncode = false): Promise<BoardAnswer> {
  if (knows(asked, actor.version)) {
    return { status: 304, headers: headers(actor.version), body: null };
  }
  const packed = await findPackedBoard(actor);
  const about = headers(packed.board.version);
  if (takesGzip(asked.get("accept"), "application/gzip")) {
    return {
      status: 200,
      headers: { ...about, "content-type": "application/gzip" },
      body: await packed.gzipped(),
    };
  }
  const json = { ...about, "content-type": "application/json" };
  return mayEncode && takesGzip(asked.get("accept-encoding"), "gzip")
    ? { status: 200, headers: { ...json, "content-encoding": "gzip" }, body: await packed.gzipped() }
    : { status: 200, headers: json, body: packed.json };
}

function headers(version: number) {
  return { etag: `"${version}"`, "cache-control": "private, no-store", vary: "accept, accept-encoding" };
}

/** RFC 9110 §13.1.2; a proxy that compressed the answer has made its tag a weak one. */
function knows(asked: Asked, version: number): boolean {
  const tags = asked.get("if-none-match") ?? "";
  return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === `"${version}"`);
}

/** Whether a list of what somebody takes has this without any reserve. */
function takesGzip(list: string | null, name: "gzip" | "application/gzip"): boolean {
  return (list ?? "").split(",").some((each) => each.trim().toLowerCase() === name);
}
