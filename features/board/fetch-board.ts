import type { BoardPayload } from "@/domain/board";
import { noteAnswer, noteSilence } from "@/features/kept/signal";

export type BoardAnswer =
  /** `now` is the server's clock in milliseconds. */
  | { readonly kind: "changed"; readonly board: BoardPayload; readonly now: number }
  | { readonly kind: "same"; readonly now: number }
  | { readonly kind: "offline" | "failed" | "signed-out" };

/** Asks once for the board, unless it is still the one that is known. Never rejects. */
export async function fetchBoard(network: string, known: number | undefined): Promise<BoardAnswer> {
  try {
    const response = await fetch(`/api/n/${network}/board`, {
      headers: {
        accept: canUnpack ? "application/gzip, application/json" : "application/json",
        ...(known !== undefined && { "if-none-match": `"${known}"` }),
      },
      // Kept in memory only: a board leaves no trace in the browser's cache.
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    noteAnswer();
    const now = Date.parse(response.headers.get("date") ?? "") || Date.now();
    if (response.status === 304) return { kind: "same", now };
    if (response.ok) return { kind: "changed", board: await readBoard(response), now };
    return { kind: response.status === 401 ? "signed-out" : "failed" };
  } catch {
    noteSilence();
    return { kind: "offline" };
  }
}

async function readBoard(response: Response): Promise<BoardPayload> {
  const isPacked = response.headers.get("content-type") === "application/gzip";
  const unpacked = isPacked && response.body?.pipeThrough(new DecompressionStream("gzip"));
  return (unpacked ? new Response(unpacked) : response).json();
}

const canUnpack = typeof DecompressionStream !== "undefined";

/** A large board over one bar of signal takes its time (milliseconds). */
const patience = 45_000;
