import type { Match } from "./match";
import type { Refusal } from "./refusals";
import { whyNotConfirm } from "./why-not-confirm";

/**
 * Why this person may not say no, or null: whoever may say yes may say no, to a proposal also after having said yes, as
 * long as the other has not.
 */
export function whyNotDecline(match: Match, actorId: string, now: Date): Refusal | null {
  return whyNotConfirm(match, actorId, now);
}
