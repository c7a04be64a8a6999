import { askingPerson, isParty, type Match } from "./match";
import type { Refusal } from "./refusals";
import { whyNotAsked } from "./why-not-confirm";

/** Why this person may not take the ask back, or null: only the one who asked, only until it is answered. */
export function whyNotWithdrawAsk(match: Match, actorId: string, now: Date): Refusal | null {
  if (!isParty(match, actorId)) return "not-found";
  if (askingPerson(match) !== actorId) return "not-yours";
  return whyNotAsked(match, now);
}
