import type { NeedCard, OfferCard, WindowCard } from "@/domain/board";
import type { Nearness } from "@/domain/board-place";
import { windowOf } from "@/domain/card-rules";
import type { Category } from "@/domain/categories";
import { compareFits, type FitRank } from "@/domain/fit-rank";
import { hour, intersection, lengthOf, minute, remaining, type Window } from "@/domain/window";

/** What somebody wanted and did not get. `listing` is the one they lost, with where it was. */
export type Wanted = {
  readonly listing: { readonly id: string; readonly place: string | null; readonly cell: string | null };
  readonly category: Category;
  readonly time: Window;
  readonly quantity: number;
};

/**
 * Another offer that comes closest to what was lost, or null: enough is left of it, and it is within a day. Of those that
 * cover as much of the time the best fit, as everywhere.
 */
export function nextOffer(
  wanted: Wanted,
  offers: readonly OfferCard[],
  memberId: string,
  now: Date,
  nearness: Nearness,
): { offer: OfferCard; window: WindowCard } | null {
  const found = offers
    .filter((offer) => isAnother(wanted, offer, memberId))
    .flatMap((offer) =>
      offer.windows
        .filter(({ left, quantity }) => (offer.splittable ? left >= wanted.quantity : left === quantity))
        .map((window) => ({ offer, window, ...rankOf(wanted, offer, windowOf(window), now, nearness) })),
    );
  return closest(found);
}

/** The same for a need to answer, of which some is left. */
export function nextNeed(
  wanted: Wanted,
  needs: readonly NeedCard[],
  memberId: string,
  now: Date,
  nearness: Nearness,
): NeedCard | null {
  const found = needs
    .filter((need) => need.left > 0 && isAnother(wanted, need, memberId))
    .map((need) => ({ need, ...rankOf(wanted, need, windowOf(need), now, nearness) }));
  return closest(found)?.need ?? null;
}

function isAnother(wanted: Wanted, card: NeedCard | OfferCard, memberId: string): boolean {
  return card.id !== wanted.listing.id && card.category === wanted.category && card.by !== memberId;
}

type Ranked = { readonly away: number; readonly rank: FitRank };

function rankOf(
  wanted: Wanted,
  card: NeedCard | OfferCard,
  window: Window,
  now: Date,
  nearness: Nearness,
): Ranked {
  return {
    away: awayFrom(wanted, window, now),
    rank: {
      ...nearness(wanted.listing, card),
      idle: Math.max(0, lengthOf(window) - lengthOf(wanted.time)) / minute,
      from: window.from.getTime() / 1000,
    },
  };
}

/** Milliseconds of the wanted time that are not covered, and beyond that how far off it is; infinite when it is over. */
function awayFrom(wanted: Wanted, window: Window, now: Date): number {
  const open = remaining(window, now);
  if (!open) return Number.POSITIVE_INFINITY;
  const shared = intersection(open, wanted.time);
  if (shared) return lengthOf(wanted.time) - lengthOf(shared);
  const before = wanted.time.from.getTime() - open.until.getTime();
  const after = open.from.getTime() - wanted.time.until.getTime();
  return lengthOf(wanted.time) + Math.max(before, after);
}

function closest<Found extends Ranked>(found: readonly Found[]): Found | null {
  const [best] = found.toSorted((one, other) => one.away - other.away || compareFits(one.rank, other.rank));
  return best && best.away <= 24 * hour ? best : null;
}
