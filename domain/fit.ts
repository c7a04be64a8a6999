import { type AreaDistance, nearSteps } from "./area";
import { type Attribute, missingAttributes } from "./attributes";
import { isSplittable } from "./categories";
import type { Need, Offer, OfferWindow } from "./listing";
import { contains, hasStarted, minute, overlaps, type Window } from "./window";

/** One reason why an offer's window does not cover a need, with the figure a person would ask for. */
export type FitReason =
  | { readonly reason: "category" | "withdrawn" | "hidden" | "own" | "covered" | "started" | "place" }
  | { readonly reason: "no-overlap" | "window-starts-late" | "window-ends-early"; readonly minutes: number }
  | { readonly reason: "area"; readonly steps: number }
  | { readonly reason: "quantity"; readonly missing: number }
  | { readonly reason: "offer-whole"; readonly quantity: number }
  | { readonly reason: "attributes"; readonly missing: readonly Attribute[] };

/**
 * Why the offer's window cannot be proposed for what is left of the need; empty when it can. A proposal needs the
 * helper's window to contain the need's (a person may still claim on any overlap). Reasons come in a fixed order, from
 * what nobody can change to what a word between two people may: another category is the only reason given; then
 * withdrawn or hidden, own, covered, started, time, quantity, attributes, place. Of time one or two are given:
 * `no-overlap` with the minutes between the two, or how many minutes late it starts and early it ends. Of the place one:
 * `area` with how many areas further the need is than the offer goes, or `place` when nobody can tell.
 */
export function whyNotFit(
  need: Need,
  offer: Offer,
  window: OfferWindow,
  now: Date,
  distance: AreaDistance,
): FitReason[] {
  if (need.category !== offer.category) return [{ reason: "category" }];
  return [
    ...standingReasons(need, offer, now),
    ...timeReasons(need.window, window.window),
    ...quantityReasons(need, offer, window.left),
    ...attributeReasons(need, offer),
    ...placeReasons(need, offer, distance),
  ];
}

function standingReasons(need: Need, offer: Offer, now: Date): FitReason[] {
  const reasons: FitReason[] = [];
  const states = [need.state, offer.state];
  if (states.includes("withdrawn")) reasons.push({ reason: "withdrawn" });
  if (states.includes("hidden")) reasons.push({ reason: "hidden" });
  if (need.authorId === offer.authorId) reasons.push({ reason: "own" });
  if (need.left === 0) reasons.push({ reason: "covered" });
  if (hasStarted(need.window, now)) reasons.push({ reason: "started" });
  return reasons;
}

function timeReasons(need: Window, offered: Window): FitReason[] {
  if (contains(offered, need)) return [];
  if (!overlaps(offered, need)) {
    const apart = Math.max(
      Number(offered.from) - Number(need.until),
      Number(need.from) - Number(offered.until),
    );
    return [{ reason: "no-overlap", minutes: apart / minute }];
  }
  const late = Number(offered.from) - Number(need.from);
  const early = Number(need.until) - Number(offered.until);
  const reasons: FitReason[] = [];
  if (late > 0) reasons.push({ reason: "window-starts-late", minutes: late / minute });
  if (early > 0) reasons.push({ reason: "window-ends-early", minutes: early / minute });
  return reasons;
}

/** What can be split is helped by any quantity; the rest needs all of it at once. */
function quantityReasons(need: Need, offer: Offer, left: number): FitReason[] {
  const wanted = isSplittable(need.category) ? Math.min(need.left, 1) : need.left;
  if (left < wanted) return [{ reason: "quantity", missing: need.left - left }];
  return !offer.splittable && left > need.left ? [{ reason: "offer-whole", quantity: left }] : [];
}

function attributeReasons(need: Need, offer: Offer): FitReason[] {
  const missing = missingAttributes(need.attributes, offer.attributes);
  return missing.length > 0 ? [{ reason: "attributes", missing }] : [];
}

/** The offer's own place is always served, and all others by one that goes anywhere; the rest is a matter of areas. */
function placeReasons(need: Need, offer: Offer, distance: AreaDistance): FitReason[] {
  if (offer.reach === "anywhere") return [];
  if (need.placeId !== null && need.placeId === offer.placeId) return [];
  if (need.cell === null || offer.cell === null) return [{ reason: "place" }];
  const steps = distance(need.cell, offer.cell);
  if (steps <= areaReach(offer)) return [];
  const further = offer.reach === "near" ? steps - nearSteps : steps;
  return [Number.isFinite(further) && further > 0 ? { reason: "area", steps: further } : { reason: "place" }];
}

/** How many steps it goes beyond its place: one without a place of the network's list is at home in its whole area. */
function areaReach({ reach, placeId }: Offer): number {
  if (reach === "near") return nearSteps;
  return placeId === null ? 0 : -1;
}
