import type { NeedCard, OfferCard, WindowCard } from "./board";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Window } from "./window";

// What stands on the board is posted and open; so a card says all that the rules ask for.

/** A card's window; cards have epoch seconds. */
export function windowOf({ from, until }: { from: number; until: number }): Window {
  return { from: new Date(from * 1000), until: new Date(until * 1000) };
}

/** A need as the rules take it. Its area is the one it says itself; that of its place is for the caller to add. */
export function needOf(card: NeedCard): Need {
  const { by: authorId, place: placeId, toPlace: toPlaceId } = card;
  return { ...card, authorId, placeId, toPlaceId, window: windowOf(card), origin: "posted", state: "open" };
}

/** An offer as the rules take it, with its area as for a need. */
export function offerOf(card: OfferCard): Offer {
  const { by: authorId, place: placeId } = card;
  return { ...card, authorId, placeId, origin: "posted", state: "open" };
}

/** A window of an offer as the rules take it. */
export function offerWindowOf(card: WindowCard): OfferWindow {
  return { ...card, window: windowOf(card) };
}
