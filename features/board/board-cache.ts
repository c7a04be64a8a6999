import type { Actor } from "@/db/actor";
import type { BoardPayload } from "@/domain/board";
import { oncePerProcess } from "@/lib/once-per-process";
import { type BoardEdition, nextEdition } from "./board-edition";
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
  return (await findEdition(actor)).packed;
}

/**
 * The same, with what led to it. Where somebody follows the network, it is loaded as soon as the database says that
 * there is a new one, and everybody else finds it ready.
 */
export async function findEdition(actor: Actor): Promise<BoardEdition> {
  const kept = boards.get(actor.network);
  if (kept && kept.version >= actor.version) {
    // Last used, last to go: a Map remembers the order in which keys came.
    boards.delete(actor.network);
    boards.set(actor.network, kept);
    return kept;
  }
  const loaded = await (loading.get(actor.network) ?? load(actor));
  // One that was on its way before the actor came may have been read before what the actor saw.
  return loaded.version >= actor.version ? loaded : findEdition(actor);
}

/** How much JSON (characters) is kept in all; some ten times as much memory, with what else is kept of a board. */
const room = 16 * 1024 * 1024;

/** By network; those of the page and of the routes that send the whole board and its changes are the same. */
const boards = oncePerProcess("boards", () => new Map<string, BoardEdition>());
const loading = oncePerProcess("boards.loading", () => new Map<string, Promise<BoardEdition>>());

function load(actor: Actor): Promise<BoardEdition> {
  const { network } = actor;
  const flight = loadBoard(actor)
    .then((board) => {
      const edition = nextEdition(packBoard(board), boards.get(network));
      keep(network, edition);
      return edition;
    })
    .finally(() => loading.delete(network));
  loading.set(network, flight);
  return flight;
}

function keep(network: string, edition: BoardEdition) {
  boards.delete(network);
  boards.set(network, edition);
  let size = 0;
  for (const { packed } of boards.values()) size += packed.json.length;
  for (const [oldest, { packed }] of boards) {
    if (size <= room) break;
    boards.delete(oldest);
    size -= packed.json.length;
  }
}
