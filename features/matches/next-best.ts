import type { NeedCard, OfferCard, WindowCard } from "@/domain/board";
import type { Category } from "@/domain/categories";
import { hour, intersection, lengthOf, remaining, type Window } from "@/domain/window";
import { windowOf } from "./card-rules";

/** What somebody wanted and did not get. `listing` is the one they lost. */
export type Wanted = {
  readonly listing: string;
  readonly category: Category;
  readonly time: Window;
  readonly quantity: number;
};

/** Another offer that comes closest to what was lost, or null: enough is left of it, and it is within a day. */
export function nextOffer(
  wanted: Wanted,
  offers: readonly OfferCard[],
  memberId: string,
  now: Date,
): { offer: OfferCard; window: WindowCard } | null {
  const found = offers
    .filter((offer) => isAnother(wanted, offer, memberId))
    .flatMap((offer) =>
      offer.windows
        .filter(({ left, quantity }) => (offer.splittable ? left >= wanted.quantity : left === quantity))
        .map((window) => ({ offer, window, away: awayFrom(wanted, windowOf(window), now) })),
    );
  return closest(found);
}

/** The same for a need to answer, of which some is left. */
export function nextNeed(
  wanted: Wanted,
  needs: readonly NeedCard[],
  memberId: string,
  now: Date,
): NeedCard | null {
  const found = needs
    .filter((need) => need.left > 0 && isAnother(wanted, need, memberId))
    .map((need) => ({ need, away: awayFrom(wanted, windowOf(need), now) }));
  return closest(found)?.need ?? null;
}

function isAnother(wanted: Wanted, card: NeedCard | OfferCard, memberId: string): boolean {
  return card.id !== wanted.listing && card.category === wanted.category && card.by !== memberId;
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

function closest<Found extends { away: number }>(found: readonly Found[]): Found | null {
  const best = found.reduce<Found | null>(
    (best, each) => (best && best.away <= each.away ? best : each),
    null,
  );
  return best && best.away <= 24 * hour ? best : null;
}
