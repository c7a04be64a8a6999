import { maxAsksForSame, maxOpenAsks } from "./match";
import type { Refusal } from "./refusals";
import { contains, hasStarted, isOnQuarters, isOver, type Window } from "./window";

/** What a claim or an answer asks for: how much, and the agreed part of the listing's time. */
export type Ask = { readonly quantity: number; readonly during: Window };

/** Why somebody with so many unanswered asks may not ask once more, or null. */
export function whyNotAskAgain(openAsks: number): Refusal | null {
  return openAsks >= maxOpenAsks ? "too-many-asks" : null;
}

/** Why somebody may not ask for the same once more, after so many times that came to nothing, or null. */
export function whyNotAskForSame(endedAsks: number): Refusal | null {
  return endedAsks >= maxAsksForSame ? "asked-enough" : null;
}

/** What is wrong with the time and figures of an ask, whichever side it comes from, or null. */
export function whyNotAsk(window: Window, ask: Ask, now: Date): Refusal | null {
  if (isOver(window, now)) return "over";
  if (!Number.isInteger(ask.quantity) || ask.quantity < 1) return "invalid";
  if (!isOnQuarters(ask.during) || !contains(window, ask.during)) return "outside-window";
  return hasStarted(ask.during, now) ? "over" : null;
}
