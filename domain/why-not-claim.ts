import type { Offer, OfferWindow } from "./listing";
import type { Refusal } from "./refusals";
import { type Ask, whyNotAsk } from "./why-not-ask";

/**
 * Why this member may not claim so much of the offer's window for that time, or null. The database has the last word
 * on what is left; here "gone" is what was known when the row was read. An offer made along
 * with an answer is its author's alone.
 */
export function whyNotClaim(
  offer: Offer,
  window: OfferWindow,
  claim: Ask,
  actorId: string,
  now: Date,
): Refusal | null {
  if (offer.origin !== "posted") return "not-found";
  if (offer.authorId === actorId) return "own-listing";
  if (offer.state !== "open") return "taken-down";
  const refusal = whyNotAsk(window.window, claim, now);
  if (refusal) return refusal;
  if (claim.quantity > window.left) return "gone";
  return !offer.splittable && claim.quantity !== window.quantity ? "whole-only" : null;
}
