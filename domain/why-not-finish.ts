import { isParty, type Match } from "./match";
import type { Refusal } from "./refusals";
import { hasStarted, isOver } from "./window";

/** Why this person may not mark it done, or null: either of the two may, once it is confirmed and has started. */
export function whyNotFinish(match: Match, actorId: string, now: Date): Refusal | null {
  if (!isParty(match, actorId)) return "not-found";
  if (match.state === "asked") return "not-confirmed";
  if (match.state !== "confirmed") return "already-answered";
  return hasStarted(match.during, now) ? null : "not-started";
}

/** Why this person may not say it fell through, or null: as for done, and still after it was marked done. */
export function whyNotFail(match: Match, actorId: string, now: Date): Refusal | null {
  if (match.state === "done" && isParty(match, actorId)) return null;
  return whyNotFinish(match, actorId, now);
}

/** True when a confirmed match becomes done by itself: its time is over and nobody said otherwise. */
export function isFinished(match: Match, now: Date): boolean {
  return match.state === "confirmed" && isOver(match.during, now);
}
