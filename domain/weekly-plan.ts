import { type Occurrence, occurrences, type Weekly } from "./weekly";
import { isStandingStopped, type Standing } from "./weekly-standing";
import { isSameWindow, remaining, type Window } from "./window";
import { addDays, dayOf } from "./zoned-time";

/** The times of so many days ahead are on the board; later ones come when their day comes near. */
const laidOutDays = 21;

/** A rule as it stands: when it comes again, and when its author last said so. */
export type Rule = Weekly & Standing;

/** One time that is laid out already, by the day it was meant for. */
export type LaidOut = {
  readonly id: string;
  readonly day: string;
  readonly window: Window;
  /** Changed or cancelled by itself. */
  readonly changed: boolean;
  /** Somebody holds a part of it, asked or agreed. */
  readonly taken: boolean;
};

/** What a change of the rule comes to for what is laid out; what is not there yet is laid out as on any day. */
type Relayout = {
  /** To be as the rule says now. */
  readonly moved: readonly { readonly id: string; readonly window: Window }[];
  /** No longer meant. */
  readonly dropped: readonly string[];
  /** Of those which the rule would change or drop: they stay as they are, because somebody counts on them. */
  readonly promised: readonly string[];
};

/** The times of a rule that are to be on the board now, those of today too while a quarter of them is left. */
export function timesAhead(rule: Rule, zone: string, now: Date): Occurrence[] {
  const today = dayOf(now, zone);
  if (isStandingStopped(rule, today)) return [];
  // What began yesterday evening is still on.
  const times = occurrences(rule, zone, addDays(today, -1), lastLaidOut(now, zone));
  return times.filter(({ window }) => remaining(window, now) !== null);
}

/** The last day of which the times are on the board. */
export function lastLaidOut(now: Date, zone: string): string {
  return addDays(dayOf(now, zone), laidOutDays - 1);
}

/**
 * What has to be done to the times from the rule's first day on so that they are as the rule says now. A time that was changed
 * or cancelled by itself stays so, one that somebody counts on stays as it was promised, one that has begun runs its
 * course; what lies before the first day is not touched.
 */
export function relayOut(rule: Rule, laid: readonly LaidOut[], zone: string, now: Date): Relayout {
  const wanted = new Map(timesAhead(rule, zone, now).map((time) => [time.day, time.window]));
  const moved: { id: string; window: Window }[] = [];
  const dropped: string[] = [];
  const promised: string[] = [];
  for (const { id, day, window, changed, taken } of laid) {
    if (day < rule.firstOn) continue;
    const next = wanted.get(day);
    if (window.from <= now) continue;
    if (taken) {
      if (!next || !isSameWindow(next, window)) promised.push(id);
    } else if (changed) continue;
    else if (next) moved.push({ id, window: next });
    else dropped.push(id);
  }
  return { moved, dropped, promised };
}
