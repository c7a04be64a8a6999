import { attributesOf, maxAttributes } from "./attributes";
import { type Category, hasToPlace, maxQuantity } from "./categories";
import type { Need, Offer, OfferWindow } from "./listing";
import type { Refusal } from "./refusals";
import {
  furthestAhead,
  isOnQuarters,
  lengthOf,
  longestWindow,
  overlaps,
  remaining,
  startsIn,
  type Window,
} from "./window";

export type NeedFacts = Pick<
  Need,
  "category" | "window" | "placeId" | "cell" | "toPlaceId" | "quantity" | "attributes"
>;
export type OfferFacts = Pick<Offer, "category" | "placeId" | "cell" | "reach" | "splittable" | "attributes">;
export type WindowFacts = Pick<OfferWindow, "id" | "window" | "quantity">;

/** As many windows may one offer have: four weeks of evenings. */
export const maxWindows = 28;

/** As many listings may one member have on the board at once. */
const maxOpenListings = 100;

/** Why somebody with so many listings on the board may not post one more, or null. */
export function whyNotAnother(openListings: number): Refusal | null {
  return openListings >= maxOpenListings ? "too-many-listings" : null;
}

/** Why a need like this cannot be posted now, or null. What has begun may be posted while a quarter of it is left. */
export function whyNotPostNeed(need: NeedFacts, now: Date): Refusal | null {
  return whyNotNeedFacts(need) ?? whyNotWindow(need.window, now);
}

/** What is wrong with a need, whenever it is, or null. */
export function whyNotNeedFacts(need: Omit<NeedFacts, "window">): Refusal | null {
  if (need.toPlaceId !== null && !hasToPlace(need.category)) return "invalid";
  if (saysTwice(need)) return "invalid";
  return whyNotFacts(need) ?? whyNotQuantity(need.category, need.quantity);
}

/** Why an offer with these windows cannot be posted now, or null. Its windows must not overlap one another. */
export function whyNotPostOffer(
  offer: OfferFacts,
  windows: readonly WindowFacts[],
  now: Date,
): Refusal | null {
  return (
    whyNotOfferShape(offer, windows) ??
    windows.reduce<Refusal | null>((found, each) => found ?? whyNotWindow(each.window, now), null)
  );
}

/** What is wrong with an offer whatever the time is, or null. */
export function whyNotOfferShape(offer: OfferFacts, windows: readonly WindowFacts[]): Refusal | null {
  if (windows.length === 0 || windows.length > maxWindows) return "invalid";
  const ordered = windows
    .map((each) => each.window)
    .sort((one, other) => Number(one.from) - Number(other.from));
  if (ordered.some((window, index) => index > 0 && overlaps(window, ordered[index - 1] ?? window)))
    return "invalid";
  return whyNotOfferFacts(offer, windows);
}

/** What is wrong with an offer and the quantities of its times, whenever they are, or null. */
export function whyNotOfferFacts(
  offer: OfferFacts,
  times: readonly { readonly quantity: number }[],
): Refusal | null {
  if (saysTwice(offer)) return "invalid";
  if (offer.reach !== "anywhere" && offer.placeId === null && offer.cell === null) return "invalid";
  return (
    whyNotFacts(offer) ??
    times.reduce<Refusal | null>(
      (found, each) => found ?? whyNotQuantity(offer.category, each.quantity),
      null,
    )
  );
}

/** What is wrong with a window one wants to post now, or null. */
export function whyNotWindow(window: Window, now: Date): Refusal | null {
  if (!isOnQuarters(window)) return "invalid";
  if (!remaining(window, now)) return "over";
  if (lengthOf(window) > longestWindow) return "too-long";
  return startsIn(window, now) > furthestAhead ? "too-far" : null;
}

/** A place of the network's list is in the area that the list says. */
function saysTwice({ placeId, cell }: Pick<Need, "placeId" | "cell">): boolean {
  return placeId !== null && cell !== null;
}

function whyNotFacts({ category, attributes }: Pick<Need, "category" | "attributes">): Refusal | null {
  if (attributes.length > maxAttributes || new Set(attributes).size < attributes.length) return "invalid";
  const allowed = attributesOf(category);
  return attributes.every((attribute) => allowed.includes(attribute)) ? null : "wrong-attributes";
}

/** What is wrong with a quantity of that category, or null. */
export function whyNotQuantity(category: Category, quantity: number): Refusal | null {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= maxQuantity(category) ? null : "invalid";
}
