import type { AreaDistance } from "./area";
import { isBooked } from "./categories";
import { type FitReason, whyNotFit } from "./fit";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Booking } from "./why-not-book";
import { hour, lengthOf, overlaps, stillToCome, type Window } from "./window";

export type CandidateOffer = Offer & { readonly id: string; readonly windows: readonly OfferWindow[] };

/** What a person has taken on already: times that are promised, and how many matches they help with this week. */
export type Promises = { readonly bookings: readonly Booking[]; readonly load: number };

/** Why somebody cannot be proposed: what does not fit about the offer, or that they are promised elsewhere then. */
export type CandidateReason = FitReason | { readonly reason: "busy"; readonly during: Window };

/** One person with the one window of theirs that comes closest to the need; nothing speaks against those who fit. */
export type Candidate = {
  readonly personId: string;
  readonly offerId: string;
  readonly window: OfferWindow;
  readonly isSamePlace: boolean;
  readonly load: number;
  readonly reasons: readonly CandidateReason[];
};

/**
 * Everyone whose open offers are of the need's category, each once, the best first. Those who fit come in this order:
 * who brings all that is missing, who is at the very place, whose time is used best (so that long windows stay free for
 * others), who helps least often this week. The rest follow by how little is amiss. A need that has begun is judged by
 * the part of it that is still to come.
 */
export function listCandidates(
  need: Need,
  offers: readonly CandidateOffer[],
  promisesOf: (personId: string) => Promises,
  now: Date,
  distance: AreaDistance,
): Candidate[] {
  const wanted = stillToCome(need, now);
  const ranked = offers
    .filter((offer) => isOfUse(need, offer))
    .flatMap((offer) => offer.windows.map((window) => rank(wanted, offer, window, promisesOf, now, distance)))
    .sort((one, other) => compare(one.order, other.order));
  const people = new Set<string>();
  return ranked.flatMap(({ candidate }) => {
    if (people.has(candidate.personId)) return [];
    people.add(candidate.personId);
    return [candidate];
  });
}

function isOfUse(need: Need, offer: Offer): boolean {
  return (
    offer.category === need.category &&
    offer.state === "open" &&
    offer.origin === "posted" &&
    offer.authorId !== need.authorId
  );
}

type Ranked = { readonly candidate: Candidate; readonly order: readonly (number | string)[] };

function rank(
  need: Need,
  offer: CandidateOffer,
  window: OfferWindow,
  promisesOf: (personId: string) => Promises,
  now: Date,
  distance: AreaDistance,
): Ranked {
  const { bookings, load } = promisesOf(offer.authorId);
  const reasons = [...whyNotFit(need, offer, window, now, distance), ...busyReasons(need, window, bookings)];
  const isSamePlace = need.placeId !== null && need.placeId === offer.placeId;
  const idle = lengthOf(window.window) - lengthOf(need.window);
  return {
    candidate: { personId: offer.authorId, offerId: offer.id, window, isSamePlace, load, reasons },
    order: [
      amiss(reasons),
      Math.max(0, need.left - window.left),
      isSamePlace ? 0 : 1,
      Math.floor(idle / hour),
      load,
      idle,
      window.left,
      window.window.from.getTime(),
      window.id,
    ],
  };
}

/** The database refuses to book one person in two places; here it is known before anybody is asked. */
function busyReasons(need: Need, window: OfferWindow, bookings: readonly Booking[]): CandidateReason[] {
  if (!isBooked(need.category)) return [];
  const clash = bookings.find(
    (booking) => booking.offerWindowId !== window.id && overlaps(booking.during, need.window),
  );
  return clash ? [{ reason: "busy", during: clash.during }] : [];
}

/** How far the reasons are from nothing at all, in minutes that somebody would have to give: a rule of thumb. */
function amiss(reasons: readonly CandidateReason[]): number {
  return reasons.reduce((total, reason) => total + cost(reason), 0);
}

function cost(reason: CandidateReason): number {
  switch (reason.reason) {
    case "window-starts-late":
    case "window-ends-early":
      return reason.minutes;
    case "area":
      return 30 * reason.steps;
    case "place":
      return 45;
    case "offer-whole":
      return 60;
    case "quantity":
      return 120 * reason.missing;
    case "no-overlap":
      return 120 + reason.minutes;
    case "attributes":
      return 240 * reason.missing.length;
    case "busy":
      return 480;
    default:
      return 100_000; // nothing that anybody could change
  }
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? value;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}
