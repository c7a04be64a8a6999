import type { BoardPayload, NeedCard, OfferCard, WindowCard } from "./board";
import type { BoardFilter } from "./board-filter";
import { needIsNear, offerServes, type StepsTo, stepsOn } from "./board-place";
import { compareFits } from "./fit-rank";
import { type Fit, type Fits, listFits } from "./fits-you";

type Shown = {
  readonly id: string;
  readonly day: string;
  /** Epoch seconds, as are all instants of the board. */
  readonly from: number;
  readonly until: number;
  readonly left: number;
  /** Nothing is left to take. */
  readonly full: boolean;
  /** Why it fits one of the member's own, when that was asked for. */
  readonly fit?: Fit;
};

export type NeedListing = Shown & { readonly stream: "needs"; readonly need: NeedCard };

/** An offer under one of its windows; `furtherWindows` counts the others in which something is left. */
export type OfferListing = Shown & {
  readonly stream: "offers";
  readonly offer: OfferCard;
  readonly window: WindowCard;
  readonly furtherWindows: number;
};

export type Listing = NeedListing | OfferListing;

/**
 * The listings of a stream that pass the filter, by day and within a day soonest first, what is full after what is
 * not. What is over is dropped; what has begun stays under the day it began. An offer stands once, under its first
 * window (of the chosen day) that is not over and has something left, else under its first that is not over. What fits
 * the member's own listings comes with the reason, the best fit first whatever the day, an offer under that window.
 * `memberId` is whose "mine" is; null is nobody's. Linear but for the sorting: 2,000 listings take a few milliseconds.
 */
export function selectListings(
  payload: BoardPayload,
  filter: BoardFilter,
  memberId: string | null,
  nowSeconds: number,
): Listing[] {
  const steps = stepsOn(payload);
  const fits = filter.fits ? listFits(payload, memberId, nowSeconds) : null;
  const listings =
    filter.stream === "needs"
      ? selectNeeds(payload.needs, filter, steps, fits, memberId, nowSeconds)
      : selectOffers(payload.offers, filter, steps, fits, memberId, nowSeconds);
  return listings.sort(fits ? byFit : byDayThenOpenThenSoonest);
}

/** Consecutive listings of one day under that day; give it what `selectListings` returned. */
export function groupByDay(listings: readonly Listing[]): { day: string; listings: Listing[] }[] {
  const groups: { day: string; listings: Listing[] }[] = [];
  for (const listing of listings) {
    const last = groups.at(-1);
    if (last?.day === listing.day) last.listings.push(listing);
    else groups.push({ day: listing.day, listings: [listing] });
  }
  return groups;
}

function selectNeeds(
  needs: readonly NeedCard[],
  { category, day, place, mine }: BoardFilter,
  steps: StepsTo,
  fits: Fits | null,
  memberId: string | null,
  now: number,
): Listing[] {
  const listings: Listing[] = [];
  for (const need of needs) {
    if (need.until <= now || (mine && need.by !== memberId)) continue;
    if ((category && need.category !== category) || (day && need.day !== day)) continue;
    if (place && !needIsNear(need, place, steps)) continue;
    const fit = fits?.needs.get(need.id)?.[0];
    if (fits && !fit) continue;
    const { id, from, until, left } = need;
    const listing = { id, day: need.day, from, until, left, full: left === 0, ...(fit && { fit }) };
    listings.push({ stream: "needs", ...listing, need });
  }
  return listings;
}

function selectOffers(
  offers: readonly OfferCard[],
  { category, day, place, mine }: BoardFilter,
  steps: StepsTo,
  fits: Fits | null,
  memberId: string | null,
  now: number,
): Listing[] {
  const listings: Listing[] = [];
  for (const offer of offers) {
    if ((category && offer.category !== category) || (mine && offer.by !== memberId)) continue;
    if (place && !offerServes(offer, place, steps)) continue;
    const fit = fits?.offers.get(offer.id)?.find((each) => !day || each.day === day);
    if (fits && !fit) continue;
    const listing = showOffer(offer, day, now, fit);
    if (listing) listings.push(listing);
  }
  return listings;
}

function showOffer(
  offer: OfferCard,
  day: string | undefined,
  now: number,
  fit: Fit | undefined,
): OfferListing | null {
  let first: WindowCard | null = null;
  let firstOpen: WindowCard | null = null;
  let open = 0;
  for (const window of offer.windows) {
    if (window.until <= now) continue;
    if (window.left > 0) open += 1;
    if (day && window.day !== day) continue;
    first ??= window;
    if (window.left > 0) firstOpen ??= window;
  }
  const window = offer.windows.find(({ id }) => id === fit?.window) ?? firstOpen ?? first;
  if (!window) return null;
  const { from, until, left } = window;
  const full = left === 0;
  const furtherWindows = full ? open : open - 1;
  return {
    stream: "offers",
    id: offer.id,
    day: window.day,
    from,
    until,
    left,
    full,
    offer,
    window,
    furtherWindows,
    ...(fit && { fit }),
  };
}

function byFit(one: Listing, other: Listing): number {
  const better = one.fit && other.fit ? compareFits(one.fit, other.fit) : 0;
  return better || (one.id < other.id ? -1 : 1);
}

function byDayThenOpenThenSoonest(one: Listing, other: Listing): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  if (one.full !== other.full) return one.full ? 1 : -1;
  if (one.from !== other.from) return one.from - other.from;
  return one.id < other.id ? -1 : 1;
}
