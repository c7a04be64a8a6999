import type { Actor } from "@/db/actor";
import type { WindowFacts } from "@/domain/why-not-post";
import type { PostOfferInput } from "./schema";

/** What the rules look at, out of what was sent. */
export function factsOf(input: Omit<PostOfferInput, "note" | "windows">) {
  const { category, place, cell, reach, splittable, attributes, mostAWeek } = input;
  const common = { category, reach, splittable, attributes };
  return { ...common, placeId: place, cell: cell ?? null, mostAWeek: mostAWeek ?? null };
}

export function windowFactsOf(windows: PostOfferInput["windows"]): WindowFacts[] {
  return windows.map(({ id, from, until, quantity }) => ({ id, window: { from, until }, quantity }));
}

/** New windows as rows, with nothing of them taken. */
export function windowRows(actor: Actor, offer: string, windows: readonly WindowFacts[]) {
  return windows.map(({ id, window, quantity }) => ({
    networkId: actor.network,
    id,
    offerId: offer,
    window,
    quantity,
    left: quantity,
  }));
}

/** When the last of them ends; there is at least one. */
export function lastEnd(windows: readonly Pick<WindowFacts, "window">[]): Date {
  return new Date(Math.max(...windows.map(({ window }) => window.until.getTime())));
}
