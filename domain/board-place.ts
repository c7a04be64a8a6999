import type { NeedCard, OfferCard } from "./board";

/** True when the need begins or ends at the place: a ride to it is as near as a ride from it. */
export function needTouches(need: NeedCard, place: string): boolean {
  return need.place === place || need.toPlace === place;
}

/** True when the offer serves the place. */
export function offerServes(offer: OfferCard, place: string): boolean {
  return offer.reach === "anywhere" || offer.place === place;
}
