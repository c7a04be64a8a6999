import { isParty, type Match } from "./match";
import type { Refusal } from "./refusals";
import { hasStarted } from "./window";

/** Why this person may not give the match back, or null: either of the two may, once confirmed and before it starts. */
export function whyNotRelease(match: Match, actorId: string, now: Date): Refusal | null {
  if (!isParty(match, actorId)) return "not-found";
  if (match.state === "asked") return "not-confirmed";
  if (match.state !== "confirmed") return "already-answered";
  return hasStarted(match.during, now) ? "started" : null;
}
