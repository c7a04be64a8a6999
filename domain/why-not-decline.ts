import type { Match } from "./match";
import type { Refusal } from "./refusals";
import { whyNotConfirm } from "./why-not-confirm";

/** Why this person may not say no, or null: whoever may say yes may say no. */
export function whyNotDecline(match: Match, actorId: string, now: Date): Refusal | null {
  return whyNotConfirm(match, actorId, now);
}
