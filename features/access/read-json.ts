import type { Refusal } from "@/domain/refusals";
import { isFromHere } from "./is-from-here";

/** The longest body of a write, in bytes: an offer with a dozen windows and a long note is well under it. */
const maxBody = 64 * 1024;

/** For the one write that is larger than all others: how many bytes it has at most, and whether there is room for it now. */
export type LargeBody = { readonly most: number; isRoom(): boolean };

const usual: LargeBody = { most: maxBody, isRoom: () => false };

/** A body that is refused before anybody looks at what it says; `after` as in a refusal. */
export class RefusedBody extends Error {
  constructor(
    readonly reason: Refusal,
    readonly after?: number,
  ) {
    super(reason);
  }
}

/** The JSON body of a write from our own pages, if it is not too large; throws RefusedBody for anything else. */
export async function readJson(request: Request, large = usual): Promise<unknown> {
  if (!isFromHere(request)) throw new RefusedBody("foreign-origin");
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    throw new RefusedBody("not-json");
  try {
    return JSON.parse(await readText(request, large));
  } catch (error) {
    throw error instanceof RefusedBody ? error : new RefusedBody("invalid");
  }
}

/** The body as text. Throws RefusedBody for one that is too large, and TypeError for one that is not UTF-8. */
export async function readText(request: Request, { most, isRoom } = usual): Promise<string> {
  if (Number(request.headers.get("content-length")) > most) throw new RefusedBody("too-large");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = request.body?.getReader();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    length += value.length;
    // Without cancelling the rest, which would close the connection before the answer is through.
    if (length > most) throw new RefusedBody("too-large");
    if (length > maxBody && !isRoom()) throw new RefusedBody("too-many", 5);
    text += decoder.decode(value, { stream: true });
  }
}
