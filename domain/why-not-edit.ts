import { isSplittable } from "./categories";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Refusal } from "./refusals";
import {
  type NeedFacts,
  type OfferFacts,
  type WindowFacts,
  whyNotOfferShape,
  whyNotPostNeed,
  whyNotQuantity,
  whyNotWindow,
} from "./why-not-post";
import { isOver, type Window } from "./window";

/**
 * Why this member may not change the need so, or null. Only its author may. Once somebody holds a part of it, what was
 * promised stays: kind, time, places, attributes, and the quantity of what cannot be split; the rest of the quantity
 * may not fall below what is taken. Urgency and note can always change.
 */
export function whyNotEditNeed(need: Need, next: NeedFacts, actorId: string, now: Date): Refusal | null {
  if (need.authorId !== actorId) return "not-yours";
  if (need.state !== "open") return "taken-down";
  if (isOver(need.window, now)) return "over";
  const taken = need.quantity - need.left;
  if (taken === 0) return whyNotPostNeed(next, now);
  const kept =
    next.category === need.category &&
    next.placeId === need.placeId &&
    next.cell === need.cell &&
    next.toPlaceId === need.toPlaceId &&
    isSameTime(next.window, need.window) &&
    isSameSet(next.attributes, need.attributes);
  if (!kept) return "has-matches";
  if (!isSplittable(need.category) && next.quantity !== need.quantity) return "has-matches";
  if (next.quantity < taken) return "below-taken";
  return whyNotQuantity(next.category, next.quantity);
}

/**
 * Why this member may not change the offer and its windows so, or null. Only its author may. A window of which a part
 * is taken keeps its time and at least that quantity, and while there is one the offer keeps its kind, place, reach,
 * attributes and whether it can be split. What is over no longer counts: such windows are left alone by the caller, sent
 * or not; new and moved ones may not be over.
 */
export function whyNotEditOffer(
  offer: Offer,
  windows: readonly OfferWindow[],
  next: OfferFacts,
  nextWindows: readonly WindowFacts[],
  actorId: string,
  now: Date,
): Refusal | null {
  if (offer.authorId !== actorId) return "not-yours";
  if (offer.state !== "open") return "taken-down";
  const taken = windows.filter((each) => each.left < each.quantity && !isOver(each.window, now));
  if (taken.length > 0 && !keepsOffer(offer, next)) return "has-matches";
  for (const window of taken) {
    const refusal = whyNotKeepWindow(offer, window, nextWindows);
    if (refusal) return refusal;
  }
  const shape = whyNotOfferShape(next, nextWindows);
  if (shape) return shape;
  for (const each of nextWindows) {
    const before = windows.find((window) => window.id === each.id);
    const refusal = before && isSameTime(before.window, each.window) ? null : whyNotWindow(each.window, now);
    if (refusal) return refusal;
  }
  return null;
}

function whyNotKeepWindow(offer: Offer, window: OfferWindow, next: readonly WindowFacts[]): Refusal | null {
  const kept = next.find((each) => each.id === window.id);
  if (!kept || !isSameTime(kept.window, window.window)) return "has-matches";
  if (!offer.splittable && kept.quantity !== window.quantity) return "has-matches";
  return kept.quantity < window.quantity - window.left ? "below-taken" : null;
}

function keepsOffer(offer: Offer, next: OfferFacts): boolean {
  return (
    next.category === offer.category &&
    next.placeId === offer.placeId &&
    next.cell === offer.cell &&
    next.reach === offer.reach &&
    next.splittable === offer.splittable &&
    isSameSet(next.attributes, offer.attributes)
  );
}

function isSameTime(one: Window, other: Window): boolean {
  return Number(one.from) === Number(other.from) && Number(one.until) === Number(other.until);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
