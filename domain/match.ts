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

export const matchOrigins = ["claim", "answer", "proposal"] as const;

export type MatchOrigin = (typeof matchOrigins)[number];

/** As many asked matches may one person have started that nobody has answered yet. */
export const maxOpenAsks = 3;

/** As often may one person ask for the same need or window when each time it was taken back, declined or ran out. */
export const maxAsksForSame = 3;

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

export function isParty(match: Match, memberId: string): boolean {
  return match.helperId === memberId || match.receiverId === memberId;
}

/** Who has to say yes: a claim asks the helper, an answer the receiver; null for a proposal, which no single yes confirms. */
export function askedPerson(match: Match): string | null {
  if (match.origin === "claim") return match.helperId;
  return match.origin === "answer" ? match.receiverId : null;
}

/** Who began it: a claim the receiver, an answer the helper; null for a proposal. */
export function askingPerson(match: Match): string | null {
  if (match.origin === "claim") return match.receiverId;
  return match.origin === "answer" ? match.helperId : null;
}
