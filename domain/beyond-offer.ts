import type { AreaDistance } from "./area";
import { type Attribute, missingAttributes } from "./attributes";
import { whyNotFit } from "./fit";
import type { Need, Offer, OfferWindow } from "./listing";
import { contains, type Window } from "./window";

/** What somebody is asked for beyond what they offered, so that they say yes to it knowingly. */
export type Beyond = {
  /** When they offered to help, if they are asked for another time; else null. */
  readonly offered: Window | null;
  /** At another place than they offered. */
  readonly isElsewhere: boolean;
  /** What it takes that their offer does not list. */
  readonly attributes: readonly Attribute[];
};

/** Null when nothing goes beyond the offer. */
export function beyondOffer(
  need: Need,
  offer: Offer,
  window: OfferWindow,
  during: Window,
  distance: AreaDistance,
): Beyond | null {
  const reasons = whyNotFit({ ...need, window: during }, offer, window, during.from, distance);
  const isElsewhere = reasons.some(({ reason }) => reason === "place" || reason === "area");
  const attributes = missingAttributes(need.attributes, offer.attributes);
  const offered = contains(window.window, during) ? null : window.window;
  return offered || isElsewhere || attributes.length > 0 ? { offered, isElsewhere, attributes } : null;
}
