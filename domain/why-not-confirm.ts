import { askedPeople, isParty, type Match } from "./match";
import type { Refusal } from "./refusals";

/**
 * Why this person may not say yes, or null: only one who was asked, only while it is asked and before it expires.
 * To anyone else in the network the match does not exist.
 */
export function whyNotConfirm(match: Match, actorId: string, now: Date): Refusal | null {
  if (!isParty(match, actorId)) return "not-found";
  if (!askedPeople(match).includes(actorId)) return "not-yours";
  return whyNotAsked(match, now);
}

/** "expired" or "already-answered" when the match no longer waits for a yes, else null. */
export function whyNotAsked(match: Match, now: Date): Refusal | null {
  if (match.state === "expired") return "expired";
  if (match.state !== "asked") return "already-answered";
  return match.askedUntil <= now ? "expired" : null;
}
