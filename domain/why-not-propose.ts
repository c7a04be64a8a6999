import { isSplittable } from "./categories";
import type { Need, Offer, OfferWindow } from "./listing";
import { type Match, maxAsksADay } from "./match";
import type { Refusal } from "./refusals";
import { type Ask, whyNotAsk } from "./why-not-ask";
import { whyNotAsked } from "./why-not-confirm";
import { hour, overlaps } from "./window";

/** As much earlier or later than they offered may somebody be asked to help (milliseconds): it is theirs to say yes. */
export const longestStretch = 2 * hour;

/**
 * Why so much of the offer's window cannot be proposed for the need at that time, or null. The time is the need's or a
 * part of it. Both people will be asked, so the helper may be asked for a little more than was offered: to begin earlier
 * or stay longer, to come to another place, to bring something along. Nobody can be asked for more than there is.
 */
export function whyNotPropose(
  need: Need,
  offer: Offer,
  window: OfferWindow,
  proposal: Ask,
  now: Date,
): Refusal | null {
  if (need.origin !== "posted" || offer.origin !== "posted") return "not-found";
  if (need.state !== "open" || offer.state !== "open") return "taken-down";
  if (need.category !== offer.category || need.authorId === offer.authorId) return "does-not-fit";
  const refusal = whyNotAsk(need.window, proposal, now);
  if (refusal) return refusal;
  if (!isWithinReach(window, proposal)) return "outside-window";
  if (proposal.quantity > Math.min(need.left, window.left)) return "gone";
  if (!isSplittable(need.category) && proposal.quantity !== need.left) return "whole-only";
  return !offer.splittable && proposal.quantity !== window.quantity ? "whole-only" : null;
}

/** Why somebody who has been asked so often today is not to be asked once more, or null. */
export function whyNotAskToday(asks: number): Refusal | null {
  return asks >= maxAsksADay ? "asked-today" : null;
}

/** Why a coordinator may not take this back, or null: only a proposal, and only until one of the two has said yes. */
export function whyNotWithdrawProposal(match: Match, now: Date): Refusal | null {
  if (match.origin !== "proposal") return "not-yours";
  const refusal = whyNotAsked(match, now);
  if (refusal) return refusal;
  return match.receiverAgreed || match.helperAgreed ? "already-answered" : null;
}

function isWithinReach({ window }: OfferWindow, { during }: Ask): boolean {
  const early = window.from.getTime() - during.from.getTime();
  const late = during.until.getTime() - window.until.getTime();
  return overlaps(window, during) && Math.max(early, late) <= longestStretch;
}
