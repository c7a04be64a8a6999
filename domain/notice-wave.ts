import type { AreaDistance } from "./area";
import type { CandidateOffer } from "./candidates";
import { isBooked } from "./categories";
import { whyNotFit } from "./fit";
import { compareFits, type FitRank } from "./fit-rank";
import type { Need } from "./listing";
import { type Booking, whyNotBook } from "./why-not-book";
import { lengthOf, minute } from "./window";

/** So many people are told at first that a need is open again, and as many more after a while if it still is. */
export const waveSize = 3;

/** How often that is done. */
export const waves = 3;

/** How long the people of one wave have before the next (milliseconds). */
export const wavePause = 20 * minute;

/** What speaks against telling somebody: times that are promised, and offers that do not go with this need. */
export type Obstacles = {
  readonly bookingsOf: (personId: string) => readonly Booking[];
  /** Somebody said that need and offer do not go together, or the two people had it between them and it ended. */
  readonly isRuledOut: (offer: CandidateOffer) => boolean;
};

/** Everyone whose open offers the need fits and who is free then, each once, in the order of the board's "fits you". */
export function rankForNeed(
  need: Need,
  offers: readonly CandidateOffer[],
  { bookingsOf, isRuledOut }: Obstacles,
  now: Date,
  distance: AreaDistance,
): string[] {
  const isFree = (personId: string, offerWindowId: string) =>
    !isBooked(need.category) ||
    whyNotBook(bookingsOf(personId), { offerWindowId, during: need.window }) === null;
  const fits = offers
    .filter((offer) => offer.origin === "posted" && !isRuledOut(offer))
    .flatMap((offer) =>
      offer.windows
        .filter((window) => whyNotFit(need, offer, window, now, distance).length === 0)
        .filter(({ id }) => isFree(offer.authorId, id))
        .map(({ window }) => ({ person: offer.authorId, rank: rankOf(need, offer, window, distance) })),
    )
    .sort((one, other) => compareFits(one.rank, other.rank));
  return [...new Set(fits.map(({ person }) => person))];
}

function rankOf(
  need: Need,
  offer: CandidateOffer,
  window: CandidateOffer["windows"][number]["window"],
  distance: AreaDistance,
): FitRank {
  const steps = need.cell && offer.cell ? distance(need.cell, offer.cell) : Number.POSITIVE_INFINITY;
  return {
    isSamePlace: need.placeId !== null && need.placeId === offer.placeId,
    steps: Number.isFinite(steps) ? steps : null,
    idle: (lengthOf(window) - lengthOf(need.window)) / minute,
    from: need.window.from.getTime() / 1000,
  };
}
