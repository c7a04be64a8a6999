import type { MatchState } from "./match";

/** What can happen to a match. `expire` and, when the time is over, `finish` come by themselves. */
export const matchEvents = ["confirm", "decline", "withdraw", "expire", "release", "finish", "fail"] as const;

export type MatchEvent = (typeof matchEvents)[number];

/** The state after the event, or null when it cannot happen in this state; who may do it, and when, `whyNot…` says. */
export function nextState(state: MatchState, event: MatchEvent): MatchState | null {
  return transitions[state][event] ?? null;
}

/** True when what the match held goes back to need and offer: it ended before it could help. */
export function returnsQuantity(state: MatchState): boolean {
  return state === "declined" || state === "withdrawn" || state === "expired" || state === "released";
}

const transitions: Record<MatchState, Partial<Record<MatchEvent, MatchState>>> = {
  asked: { confirm: "confirmed", decline: "declined", withdraw: "withdrawn", expire: "expired" },
  confirmed: { release: "released", finish: "done", fail: "failed" },
  done: { fail: "failed" },
  declined: {},
  withdrawn: {},
  expired: {},
  released: {},
  failed: {},
};
