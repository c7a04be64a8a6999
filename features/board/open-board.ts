import type { Actor } from "@/db/actor";
import { parseFilter } from "@/domain/board-filter";
import { findBoard } from "./board-cache";
import { writeFirstScreen } from "./first-screen";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What a page needs to show the board at once, under the filter in its address. */
export async function openBoard(actor: Actor, searchParams: SearchParams) {
  const board = await findBoard(actor);
  const filter = parseFilter({ get: (name) => firstOf(searchParams[name]) });
  const start = Math.floor(actor.now.getTime() / 1000);
  const first = writeFirstScreen(board, filter, actor.member, start);
  return { network: actor.network, zone: board.zone, member: actor.member, first, start };
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
