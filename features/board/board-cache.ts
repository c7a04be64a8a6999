import type { Actor } from "@/db/actor";
import type { BoardPayload } from "@/domain/board";
import { oncePerProcess } from "@/lib/once-per-process";
import { loadBoard } from "./board-payload";
import { type PackedBoard, packBoard } from "./pack-board";

/**
 * The board of the actor's network, from memory while nothing changed. It is never older than what the actor may
 * already have seen; it may hold listings that have ended meanwhile, which `selectListings` drops.
 */
export async function findBoard(actor: Actor): Promise<BoardPayload> {
  return (await findPackedBoard(actor)).board;
}

/** The same, ready to be sent. */
export async function findPackedBoard(actor: Actor): Promise<PackedBoard> {
  const kept = boards.get(actor.network);
  if (kept && kept.board.version >= actor.version) {
    // Last used, last to go: a Map remembers the order in which keys came.
    boards.delete(actor.network);
    boards.set(actor.network, kept);
    return kept;
  }
  const loaded = await (loading.get(actor.network) ?? load(actor));
  // One that was on its way before the actor came may have been read before what the actor saw.
  return loaded.board.version >= actor.version ? loaded : findPackedBoard(actor);
}

/** How much JSON (characters) is kept in all; some ten times as much memory, with what else is kept of a board. */
const room = 16 * 1024 * 1024;

/** By network; those of the page and of the route that sends the whole board are the same. */
const boards = oncePerProcess("boards", () => new Map<string, PackedBoard>());
const loading = oncePerProcess("boards.loading", () => new Map<string, Promise<PackedBoard>>());

function load(actor: Actor): Promise<PackedBoard> {
  const { network } = actor;
  const flight = loadBoard(actor)
    .then((board) => {
      const packed = packBoard(board);
      keep(network, packed);
      return packed;
    })
    .finally(() => loading.delete(network));
  loading.set(network, flight);
  return flight;
}

function keep(network: string, packed: PackedBoard) {
  boards.delete(network);
  boards.set(network, packed);
  let size = 0;
  for (const { json } of boards.values()) size += json.length;
  for (const [oldest, { json }] of boards) {
    if (size <= room) break;
    boards.delete(oldest);
    size -= json.length;
  }
}
