import { hour, minute, startsIn, type Window } from "./window";

/** `failed`: one of the two said that it fell through. */
export const matchStates = [
  "asked",
  "confirmed",
  "done",
  "declined",
  "withdrawn",
  "expired",
  "released",
  "failed",
] as const;

export type MatchState = (typeof matchStates)[number];

/** The states in which a match holds quantity for a time that is still to come. */
export const openStates = ["asked", "confirmed"] as const satisfies readonly MatchState[];

/** How it came about: somebody took an offer, somebody took a need, or both are asked (record 30). */
export const matchOrigins = ["claim", "answer", "proposal"] as const;

export type MatchOrigin = (typeof matchOrigins)[number];

/** As many asked matches may one person have started that nobody has answered yet. */
export const maxOpenAsks = 3;

/** As often may one person ask for the same need or window when each time it was taken back, declined or ran out. */
export const maxAsksForSame = 3;

/** As often may one person be asked on one day for what others have worked out for them: each question costs attention. */
export const maxAsksADay = 3;

/** The longest an ask waits (milliseconds). */
export const longestAsk = 12 * hour;

/** What the rules need to know of a match. The helper is the person of the offer, the receiver the person of the need. */
export type Match = {
  readonly state: MatchState;
  readonly origin: MatchOrigin;
  readonly helperId: string;
  readonly receiverId: string;
  readonly during: Window;
  readonly askedUntil: Date;
  /** Who has said yes: whoever asks has; of a proposal neither, to begin with. */
  readonly receiverAgreed: boolean;
  readonly helperAgreed: boolean;
};

/** True while the match counts: it holds quantity on both sides. */
export function isOpen(state: MatchState): boolean {
  return (openStates as readonly MatchState[]).includes(state);
}

/**
 * When an unanswered ask ends: after 12 hours or half the time that is left, whichever is sooner; at once if it began.
 * A whole minute, so that it does not tell to the millisecond when somebody asked.
 */
export function askedUntil(now: Date, start: Date): Date {
  const left = Math.max(0, startsIn({ from: start, until: start }, now));
  const end = now.getTime() + Math.min(longestAsk, left / 2);
  return new Date(Math.max(Math.floor(end / minute) * minute, now.getTime()));
}

/** True for the two people of the match. */
export function isParty(match: Match, memberId: string): boolean {
  return match.helperId === memberId || match.receiverId === memberId;
}

/** True when this person has said yes to it, be it by asking. */
export function hasAgreed(match: Match, personId: string): boolean {
  if (match.helperId === personId) return match.helperAgreed;
  return match.receiverId === personId && match.receiverAgreed;
}

/** Who has to say yes: a claim asks the helper, an answer the receiver, a proposal both of them. */
export function askedPeople({ origin, helperId, receiverId }: Match): string[] {
  if (origin === "proposal") return [helperId, receiverId];
  return [origin === "claim" ? helperId : receiverId];
}

/** Who began it: a claim the receiver, an answer the helper; null for a proposal, which neither of the two began. */
export function askingPerson({ origin, helperId, receiverId }: Match): string | null {
  if (origin === "proposal") return null;
  return origin === "claim" ? receiverId : helperId;
}

/** Who has not said yes or no yet. */
export function awaitedPeople(match: Match): string[] {
  return askedPeople(match).filter((person) => !hasAgreed(match, person));
}

/**
 * True when this match speaks against proposing its need and offer to each other once more: somebody said no, nobody
 * answered, or one of the two took it back. A proposal that was withdrawn was so by who had made it.
 */
export function endedUnwanted({ state, origin }: Pick<Match, "state" | "origin">): boolean {
  if (state === "withdrawn") return origin !== "proposal";
  return state === "declined" || state === "expired" || state === "released";
}
