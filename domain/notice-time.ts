import type { NoticeKind } from "./notice";
import { minute } from "./window";
import { addDays, dayOf, instantAt, timeOf } from "./zoned-time";

/** What a member chose. Minutes of the network's day; when both are equal, no time is quiet. */
export type NoticeChoices = {
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly mostADay: number;
};

/** What this member was told today, by the network's clock: how many messages, and when the last one. */
export type ToldToday = { readonly count: number; readonly last: Date | null };

/** One thing to tell. `until`: from then on it is too late; null when it never is. */
export type Telling = {
  readonly kind: NoticeKind;
  readonly stage: number;
  readonly dueAt: Date;
  readonly until: Date | null;
};

/** What comes within this time of a message waits for the next one, so that a busy hour is no swarm. */
const digestPause = 10 * minute;

/** The stage of the reminder an hour before. */
const hourBefore = 1;

/**
 * The first instant from now on at which it may be told. It waits for its time, for the end of the quiet hours, for the
 * pause after the last message and, when the day has had its messages, for the next day. A reminder of what one promised
 * is never one too many. Two things break the quiet: the reminder an hour before, and an ask that runs out before the
 * quiet ends, which nobody would get to answer.
 */
export function whenToTell(
  telling: Telling,
  choices: NoticeChoices,
  zone: string,
  told: ToldToday,
  now: Date,
): Date {
  const due = later(telling.dueAt, now);
  if (telling.kind === "reminder" && telling.stage === hourBefore) return due;
  const paused = told.last ? later(due, new Date(told.last.getTime() + digestPause)) : due;
  const loud = quietEnd(paused, choices, zone) ?? paused;
  if (loud > paused && telling.kind === "ask" && telling.until && telling.until <= loud) return due;
  const isFull = told.count >= choices.mostADay && telling.kind !== "reminder";
  if (!isFull || dayOf(loud, zone) !== dayOf(now, zone)) return loud;
  const tomorrow = instantAt(addDays(dayOf(now, zone), 1), "00:00", zone);
  return quietEnd(tomorrow, choices, zone) ?? tomorrow;
}

/** When the quiet in which the instant lies is over, by the zone's clock; null when it is not quiet then. */
export function quietEnd(instant: Date, choices: NoticeChoices, zone: string): Date | null {
  const { quietFrom: from, quietUntil: until } = choices;
  const at = minuteOf(timeOf(instant, zone));
  const isQuiet = from < until ? from <= at && at < until : from > until && (at >= from || at < until);
  if (!isQuiet) return null;
  const day = dayOf(instant, zone);
  const ends = [day, addDays(day, 1)].map((each) => instantAt(each, timeOfMinute(until), zone));
  return ends.find((each) => each > instant) ?? null;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function timeOfMinute(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}
