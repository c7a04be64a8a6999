import { distanceIn, nearSteps } from "./area";
import type { BoardPayload, NeedCard, OfferCard, PlaceCard } from "./board";

/** The area of somewhere: of the place when it is one of the network's, else the one that was said; null for neither. */
export type CellOf = (place: string | null, cell: string | null) => string | null;

/** How to find areas, among these places; a place that is not listed has none. */
export function cellsOf(places: readonly Pick<PlaceCard, "id" | "cell">[]): CellOf {
  const cells = new Map(places.map(({ id, cell }) => [id, cell]));
  return (place, cell) => (place === null ? cell : (cells.get(place) ?? null));
}

/** Steps from a card to a place of the network: 0 in the same area; Infinity when nobody can tell. */
export type StepsTo = (card: NeedCard | OfferCard, place: string) => number;

/** How far cards are from places, on this board. */
export function stepsOn(payload: Pick<BoardPayload, "places" | "areas">): StepsTo {
  const cellOf = cellsOf(payload.places);
  const distance = distanceIn(payload.areas);
  return (card, place) => {
    const from = cellOf(card.place, card.cell);
    const to = from && cellOf(place, null);
    return from && to ? distance(from, to) : Number.POSITIVE_INFINITY;
  };
}

/** True when the need begins or ends at the place, or is in its area or the next: one need not go far for it. */
export function needIsNear(need: NeedCard, place: string, steps: StepsTo): boolean {
  return need.place === place || need.toPlace === place || steps(need, place) <= nearSteps;
}

/** True when the offer serves the place. */
export function offerServes(offer: OfferCard, place: string, steps: StepsTo): boolean {
  if (offer.reach === "anywhere" || offer.place === place) return true;
  return offer.reach === "near" && steps(offer, place) <= nearSteps;
}

type Located = { readonly place: string | null; readonly cell: string | null };

/** How near two cards are: at the very same place, or so many areas apart; null when nobody can tell. */
export type Nearness = (
  one: Located,
  other: Located,
) => { readonly isSamePlace: boolean; readonly steps: number | null };

/** How near cards are to each other, on this board. */
export function nearnessOn(payload: Pick<BoardPayload, "places" | "areas">): Nearness {
  const cellOf = cellsOf(payload.places);
  const distance = distanceIn(payload.areas);
  return (one, other) => {
    const [here, there] = [cellOf(one.place, one.cell), cellOf(other.place, other.cell)];
    const steps = here && there ? distance(here, there) : Number.POSITIVE_INFINITY;
    return {
      isSamePlace: one.place !== null && one.place === other.place,
      steps: Number.isFinite(steps) ? steps : null,
    };
  };
}
