import { isSplittable } from "./categories";
import type { Need } from "./listing";
import type { Refusal } from "./refusals";
import { type Ask, whyNotAsk } from "./why-not-ask";

/**
 * Why this member may not answer the need with so much for that time, or null. Food and supplies may be answered in
 * part, everything else takes the whole quantity. The time may be any part of the need's that both agree on. A need
 * made along with a claim is its author's alone.
 */
export function whyNotAnswer(need: Need, answer: Ask, actorId: string, now: Date): Refusal | null {
  if (need.origin !== "posted") return "not-found";
  if (need.authorId === actorId) return "own-listing";
  if (need.state !== "open") return "taken-down";
  const refusal = whyNotAsk(need.window, answer, now);
  if (refusal) return refusal;
  if (answer.quantity > need.left) return "gone";
  return !isSplittable(need.category) && answer.quantity !== need.quantity ? "whole-only" : null;
}
