import type { NeedCard, OfferCard, WindowCard } from "./board";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Window } from "./window";

// What stands on the board is posted and open; so a card says all that the rules ask for.

export function windowOf({ from, until }: { from: number; until: number }): Window {
  return { from: new Date(from * 1000), until: new Date(until * 1000) };
}

export function needOf(card: NeedCard): Need {
  const { by: authorId, place: placeId, toPlace: toPlaceId } = card;
  return { ...card, authorId, placeId, toPlaceId, window: windowOf(card), origin: "posted", state: "open" };
}

export function offerOf(card: OfferCard): Offer {
  const { by: authorId, place: placeId } = card;
  return { ...card, authorId, placeId, origin: "posted", state: "open" };
}

export function offerWindowOf(card: WindowCard): OfferWindow {
  return { ...card, window: windowOf(card) };
}
