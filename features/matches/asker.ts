import type { Actor } from "@/db/actor";
import { findBoard } from "@/features/board/board-cache";
import type { KnownListings } from "./ask-target";
import { listAsked } from "./queries";

/** What a page brings along about its reader, so that they can claim and answer on it. */
export type Asker = {
  readonly network: string;
  readonly zone: string;
  /** Their own open listings, for which or out of which they may ask. */
  readonly known: KnownListings;
  /** The needs and offer windows they have asked for and wait. */
  readonly asked: readonly string[];
};

export async function findAsker(actor: Actor): Promise<Asker> {
  const { network, zone, member } = actor;
  const [board, asked] = await Promise.all([findBoard(actor), listAsked(actor)]);
  const needs = board.needs.filter((need) => need.by === member).map(withoutNote);
  const offers = board.offers.filter((offer) => offer.by === member).map(withoutNote);
  return { network, zone, known: { needs, offers }, asked };
}

/** Two thirds of a listing are its sealed note, which nobody reads here. */
function withoutNote<Card extends { note: string | null }>(card: Card): Card {
  return { ...card, note: null };
}
