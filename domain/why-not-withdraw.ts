import type { Need } from "./listing";
import type { Refusal } from "./refusals";

/**
 * Why this member may not take the listing down, or null: only its author may, and not while a match on it is asked or
 * confirmed (`openMatches`); that one is answered or given back first, so that nobody waits for nothing.
 */
export function whyNotWithdraw(
  listing: Pick<Need, "authorId" | "state">,
  openMatches: number,
  actorId: string,
): Refusal | null {
  if (listing.authorId !== actorId) return "not-yours";
  if (listing.state !== "open") return "taken-down";
  return openMatches > 0 ? "has-matches" : null;
}
