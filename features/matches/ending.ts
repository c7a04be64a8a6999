import { hasAgreed, type Match } from "@/domain/match";
import { whyNotAsked } from "@/domain/why-not-confirm";
import { isOver } from "@/domain/window";

/** How a match ended for one of its two people, named as the messages do. */
export type Ending =
  | "declined"
  | "unanswered"
  | "missed"
  | "released"
  | "done.helper"
  | "done.receiver"
  | "failed";

/** What is left to do: post the need a claim had made, look at one's need that is open again, see what else fits. */
export type WayOn = "repost" | "reopened" | "elsewhere";

/** The ending of a match that `groupMine` counts among the ended ones; null for any other. */
export function endingOf(match: Match, memberId: string, now: Date): Ending | null {
  switch (match.state) {
    case "declined":
    case "released":
    case "failed":
      return match.state;
    case "done":
      return match.helperId === memberId ? "done.helper" : "done.receiver";
    case "withdrawn":
    case "confirmed":
      return null;
    default:
      if (!whyNotAsked(match, now)) return null;
      return hasAgreed(match, memberId) ? "unanswered" : "missed";
  }
}

/** The ways on after an ending, the nearest first; none once the time is over. */
export function waysOn(
  match: Match & { readonly need: { readonly isPosted: boolean } },
  memberId: string,
  now: Date,
): WayOn[] {
  const ending = endingOf(match, memberId, now);
  const isLost = ending === "declined" || ending === "unanswered" || ending === "released";
  if (!isLost || isOver(match.during, now)) return [];
  if (match.receiverId === memberId) return [match.need.isPosted ? "reopened" : "repost", "elsewhere"];
  return ending === "released" ? [] : ["elsewhere"];
}
