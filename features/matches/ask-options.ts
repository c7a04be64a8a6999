import { missingAttributes } from "@/domain/attributes";
import type { NeedCard, OfferCard, WindowCard } from "@/domain/board";
import { windowOf } from "@/domain/card-rules";
import { isSplittable } from "@/domain/categories";
import { contains, intersection, lengthOf, remaining, type Window } from "@/domain/window";
import { suggestTime } from "./suggest-time";

/** One way to ask for something: which listing of one's own it is for or from, how much, and when. */
export type AskOption = {
  /** The listing of one's own that is brought along; null: one is made for this ask alone and kept off the board. */
  readonly own: OwnListing | null;
  /** The agreed time lies in here. */
  readonly bounds: Window;
  readonly time: Window;
  readonly least: number;
  readonly most: number;
  readonly quantity: number;
};

export type OwnListing = { readonly id: string; readonly window: Window; readonly offerWindow?: string };

/**
 * How this member may claim from an offer's window: for each need of theirs that it helps, the one it helps most
 * first, and without one. Empty when nothing of it can be claimed any more.
 */
export function claimOptions(
  offer: OfferCard,
  window: WindowCard,
  board: readonly NeedCard[],
  memberId: string,
  now: Date,
): AskOption[] {
  const bounds = remaining(windowOf(window), now);
  const most = window.left;
  const least = offer.splittable ? 1 : window.quantity;
  if (!bounds || most < least || offer.by === memberId) return [];
  const forNeeds = board
    .filter((need) => need.by === memberId && need.category === offer.category)
    .flatMap((need) => claimFor(need, bounds, least, most) ?? []);
  const time = suggestTime(offer.category, bounds, null);
  return [...forNeeds.sort(byHelp), { own: null, bounds, time, least, most, quantity: least }];
}

function claimFor(need: NeedCard, bounds: Window, least: number, most: number): AskOption | null {
  const own = { id: need.id, window: windowOf(need) };
  if (!intersection(own.window, bounds)) return null;
  const whole = isSplittable(need.category) ? least : Math.max(least, need.left);
  const limit = Math.min(most, need.left);
  if (limit < 1 || whole > limit) return null;
  const time = suggestTime(need.category, bounds, own.window);
  return { own, bounds, time, least: whole, most: limit, quantity: limit };
}

/**
 * How this member may answer a need: out of each offer of theirs that covers all its time and has what it must have,
 * the shortest first so that long ones stay free for others, and out of none. Empty when nothing of it is left.
 */
export function answerOptions(
  need: NeedCard,
  board: readonly OfferCard[],
  memberId: string,
  now: Date,
): AskOption[] {
  const bounds = remaining(windowOf(need), now);
  const least = isSplittable(need.category) ? 1 : need.quantity;
  const most = need.left;
  if (!bounds || most < least || need.by === memberId) return [];
  const fromOffers = board
    .filter((offer) => offer.by === memberId && offer.category === need.category)
    .filter((offer) => missingAttributes(need.attributes, offer.attributes).length === 0)
    .flatMap((offer) =>
      offer.windows.flatMap((window) => answerFrom(offer, window, bounds, least, most) ?? []),
    );
  return [...fromOffers.sort(byLength), { own: null, bounds, time: bounds, least, most, quantity: most }];
}

function answerFrom(
  offer: OfferCard,
  window: WindowCard,
  bounds: Window,
  least: number,
  most: number,
): AskOption | null {
  const own = { id: offer.id, offerWindow: window.id, window: windowOf(window) };
  const whole = offer.splittable ? least : Math.max(least, window.quantity);
  const limit = Math.min(most, window.left);
  if (!contains(own.window, bounds) || whole > limit) return null;
  return { own, bounds, time: bounds, least: whole, most: limit, quantity: limit };
}

function byLength(one: { own: OwnListing | null }, other: { own: OwnListing | null }): number {
  return one.own && other.own ? lengthOf(one.own.window) - lengthOf(other.own.window) : 0;
}

/** What covers most first, then the soonest. */
function byHelp(one: AskOption, other: AskOption): number {
  return (
    lengthOf(other.time) - lengthOf(one.time) ||
    one.time.from.getTime() - other.time.from.getTime() ||
    other.quantity - one.quantity
  );
}
