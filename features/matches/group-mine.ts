import { hasAgreed, type Match } from "@/domain/match";
import { whyNotAsked } from "@/domain/why-not-confirm";

/** What a member has to do with others, in the order in which it asks for attention. */
export type MineGroups<M extends Match> = {
  /** Wait for this member's yes or no; what runs out first comes first. */
  readonly waiting: readonly M[];
  /** What this member has agreed to do for others, soonest first. */
  readonly promised: readonly M[];
  /** What others have agreed to do for this member, soonest first. */
  readonly coming: readonly M[];
  /** What this member asked or has said yes to, and the other did not answer yet. */
  readonly asked: readonly M[];
  /** What came to an end and is news to this member; the latest first. */
  readonly ended: readonly M[];
};

/** Sorts a member's matches; what they ended by their own hand is no news to them and is left out. */
export function groupMine<M extends Match>(
  matches: readonly M[],
  memberId: string,
  now: Date,
): MineGroups<M> {
  const groups = {
    waiting: [] as M[],
    promised: [] as M[],
    coming: [] as M[],
    asked: [] as M[],
    ended: [] as M[],
  };
  for (const match of matches) {
    const group = groupOf(match, memberId, now);
    if (group) groups[group].push(match);
  }
  groups.waiting.sort((one, other) => one.askedUntil.getTime() - other.askedUntil.getTime());
  for (const group of [groups.promised, groups.coming, groups.asked]) group.sort(bySoonest);
  groups.ended.sort((one, other) => bySoonest(other, one));
  return groups;
}

function groupOf(match: Match, memberId: string, now: Date): keyof MineGroups<Match> | null {
  const isWaiting = hasAgreed(match, memberId);
  switch (match.state) {
    case "confirmed":
      return match.helperId === memberId ? "promised" : "coming";
    case "asked":
      if (whyNotAsked(match, now)) return "ended";
      return isWaiting ? "asked" : "waiting";
    case "declined":
      return isWaiting ? "ended" : null;
    case "withdrawn":
      return null;
    default:
      return "ended";
  }
}

function bySoonest(one: Match, other: Match): number {
  return one.during.from.getTime() - other.during.from.getTime();
}
