import { isSameSet } from "./attributes";
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
import { isOver, isSameWindow, overlaps, type Window } from "./window";

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
    isSameWindow(next.window, need.window) &&
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
  const facts = whyNotEditFacts(offer, windows, next, actorId, now);
  if (facts) return facts;
  for (const window of windows.filter((each) => isTaken(each, now))) {
    const kept = nextWindows.find((each) => each.id === window.id);
    const refusal = kept ? whyNotKeepWindow(offer, window, kept) : "has-matches";
    if (refusal) return refusal;
  }
  const shape = whyNotOfferShape(next, nextWindows);
  if (shape) return shape;
  for (const each of nextWindows) {
    const before = windows.find((window) => window.id === each.id);
    const refusal =
      before && isSameWindow(before.window, each.window) ? null : whyNotWindow(each.window, now);
    if (refusal) return refusal;
  }
  return null;
}

/** Why this member may not change what all windows of the offer have in common so, or null. */
export function whyNotEditFacts(
  offer: Offer,
  windows: readonly OfferWindow[],
  next: OfferFacts,
  actorId: string,
  now: Date,
): Refusal | null {
  if (offer.authorId !== actorId) return "not-yours";
  if (offer.state !== "open") return "taken-down";
  return windows.some((each) => isTaken(each, now)) && !keepsOffer(offer, next) ? "has-matches" : null;
}

/** Why this member may not change one of the windows of an offer so, or null; `others` are those it is not to meet. */
export function whyNotChangeWindow(
  offer: Offer,
  window: OfferWindow,
  next: Omit<WindowFacts, "id">,
  others: readonly Window[],
  actorId: string,
  now: Date,
): Refusal | null {
  if (offer.authorId !== actorId) return "not-yours";
  if (offer.state !== "open") return "taken-down";
  if (isOver(window.window, now)) return "over";
  if (isTaken(window, now)) return whyNotKeepWindow(offer, window, next);
  const refusal = isSameWindow(window.window, next.window) ? null : whyNotWindow(next.window, now);
  if (refusal) return refusal;
  if (others.some((other) => overlaps(other, next.window))) return "times-overlap";
  return whyNotQuantity(offer.category, next.quantity);
}

/** Why this member may not take one of the windows of an offer off the board, or put it back, or null. */
export function whyNotCancelWindow(
  offer: Offer,
  window: OfferWindow & { readonly cancelled: boolean },
  actorId: string,
  now: Date,
): Refusal | null {
  if (offer.authorId !== actorId) return "not-yours";
  if (offer.state !== "open") return "taken-down";
  if (isOver(window.window, now)) return "over";
  return !window.cancelled && isTaken(window, now) ? "has-matches" : null;
}

function isTaken({ left, quantity, window }: OfferWindow, now: Date): boolean {
  return left < quantity && !isOver(window, now);
}

function whyNotKeepWindow(offer: Offer, window: OfferWindow, kept: Omit<WindowFacts, "id">): Refusal | null {
  if (!isSameWindow(kept.window, window.window)) return "has-matches";
  if (!offer.splittable && kept.quantity !== window.quantity) return "has-matches";
  if (kept.quantity < window.quantity - window.left) return "below-taken";
  return whyNotQuantity(offer.category, kept.quantity);
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
