import type { BoardPayload } from "@/domain/board";
import { daysOf, findRoom, keptAt } from "./kept-caches";
import { isCurrent } from "./kept-days";

/** A board as the server sent it, sealed; `confirmedAt` is when the server last said so, in milliseconds of its clock. */
export type KeptBoard = { readonly board: BoardPayload; readonly confirmedAt: number };

/**
 * Keeps the board on this device for a time without signal, in place of the one before. False where nothing is kept of
 * the network, or not yet. Never rejects.
 */
export async function keepBoard(network: string, { board, confirmedAt }: KeptBoard): Promise<boolean> {
  try {
    const room = await findRoom(network);
    if (!room) return false;
    const headers = { "content-type": "application/json", [keptAt]: String(confirmedAt) };
    const copy = new Response(JSON.stringify(board), { headers });
    await (await caches.open(room)).put(address(network), copy);
    return true;
  } catch {
    return false;
  }
}

/** The board as it was kept, or null, also when it is older than the network keeps anything. Never rejects. */
export async function recallBoard(network: string): Promise<KeptBoard | null> {
  try {
    const room = await findRoom(network);
    if (!room) return null;
    const kept = await (await caches.open(room)).match(address(network));
    const confirmedAt = Number(kept?.headers.get(keptAt));
    if (!kept || !isCurrent(confirmedAt, Date.now(), daysOf(room))) return null;
    return { board: await kept.json(), confirmedAt };
  } catch {
    return null;
  }
}

function address(network: string) {
  return `/api/n/${network}/board`;
}
