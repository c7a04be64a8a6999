import { Temporal } from "temporal-polyfill";
import type { Refusal } from "./refusals";
import { furthestAhead, hour, minute, remaining, type Window } from "./window";
import { addDays, dayOf, instantAt } from "./zoned-time";

/** ISO 8601: Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof weekdays)[number];

/** The same time each week; "HH:MM" on quarters, days "YYYY-MM-DD", all by the clock and calendar of the network's zone. */
export type Weekly = {
  readonly days: readonly Weekday[];
  readonly from: string;
  /** At or before `from`: on the morning after. */
  readonly until: string;
  readonly firstOn: string;
  /** The last day it may begin on; null until its author stops it. */
  readonly lastOn: string | null;
};

/** One time of it: the day it is meant for, and when that is. */
export type Occurrence = { readonly day: string; readonly window: Window };

/** So many weekly times may one offer have. */
export const maxWeeklies = 4;

/** What repeats may do so for this many days from today on at most; then its author says it again. */
const longestRepeat = 366;

/**
 * The times that begin on the days from `fromDay` to `untilDay`, both included, in order. A clock time that the zone
 * skips that day moves on by what was skipped, one that it shows twice is the later one (`instantAt`); an end moves on
 * no further than to the time's beginning on that day. A window that would be gone, because the clock skips all of it,
 * keeps its length instead; a day that the zone leaves out has no time. So each day has one time at most, no two overlap,
 * and none is empty.
 */
export function occurrences(weekly: Weekly, zone: string, fromDay: string, untilDay: string): Occurrence[] {
  const first = fromDay > weekly.firstOn ? fromDay : weekly.firstOn;
  const last = weekly.lastOn !== null && weekly.lastOn < untilDay ? weekly.lastOn : untilDay;
  const found: Occurrence[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (!weekly.days.includes(weekdayOf(day)) || !hasDay(day, zone)) continue;
    found.push({ day, window: windowOn(day, weekly, zone) });
  }
  return found;
}

/** Which day of the week a day is. */
export function weekdayOf(day: string): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** Why these cannot repeat so from now on, or null. They are those of one offer, or the one of a need. */
export function whyNotRepeat(weeklies: readonly Weekly[], zone: string, now: Date): Refusal | null {
  if (weeklies.length === 0 || weeklies.length > maxWeeklies) return "invalid";
  const today = dayOf(now, zone);
  for (const weekly of weeklies) {
    const refusal = whyNotOne(weekly, zone, today, now);
    if (refusal) return refusal;
  }
  return isOverlapping(weeklies) ? "times-overlap" : null;
}

/** The days on which the clock of the zone makes the time another than the one that was said, among these. */
export function isMovedByClock({ day, window }: Occurrence, { from, until }: Weekly, zone: string): boolean {
  const end = until > from ? day : addDays(day, 1);
  const said = lengthBy(from, until) * minute;
  return (
    window.until.getTime() - window.from.getTime() !== said ||
    clockOf(window.from, zone) !== `${day} ${from}` ||
    clockOf(window.until, zone) !== `${end} ${until}`
  );
}

function whyNotOne(weekly: Weekly, zone: string, today: string, now: Date): Refusal | null {
  const { days, from, until, firstOn, lastOn } = weekly;
  if (days.length === 0 || new Set(days).size < days.length) return "invalid";
  if (!isQuarter(from) || !isQuarter(until)) return "invalid";
  if (firstOn > addDays(today, furthestAhead / (24 * hour))) return "too-far";
  if (lastOn === null) return null;
  if (lastOn < firstOn) return "last-before-first";
  const furthest = addDays(today, longestRepeat);
  if (lastOn > furthest) return "repeats-too-long";
  const ahead = occurrences(weekly, zone, addDays(today, -1), furthest);
  return ahead.some(({ window }) => remaining(window, now)) ? null : "no-time-left";
}

function windowOn(day: string, { from, until }: Weekly, zone: string): Window {
  const start = instantAt(day, from, zone);
  const end = until > from ? instantAt(day, until, zone) : endOnNextDay(day, { from, until }, zone);
  if (start < end) return { from: start, until: end };
  return { from: start, until: new Date(start.getTime() + lengthBy(from, until) * minute) };
}

/** Where the clock moves it on, it could come to lie behind the next beginning. */
function endOnNextDay(day: string, { from, until }: Pick<Weekly, "from" | "until">, zone: string): Date {
  const next = addDays(day, 1);
  const [said, nextStart] = [instantAt(next, until, zone), instantAt(next, from, zone)];
  return said < nextStart ? said : nextStart;
}

/** False for a day that a zone left out, as Samoa did when it changed sides of the date line. */
function hasDay(day: string, zone: string): boolean {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toPlainDate().toString() === day;
}

/** Whether any two of them share a moment of an ordinary week. */
function isOverlapping(weeklies: readonly Weekly[]): boolean {
  const spans = weeklies.flatMap(({ days, from, until }) =>
    days.map((day) => ({ start: (day - 1) * dayLength + minutesOf(from), length: lengthBy(from, until) })),
  );
  return spans.some((one, index) => spans.some((other, at) => at !== index && reaches(one, other)));
}

/** Whether `other` begins while `one` lasts, going round the week. */
function reaches(one: Span, other: Span): boolean {
  return (other.start - one.start + 7 * dayLength) % (7 * dayLength) < one.length;
}

type Span = { start: number; length: number };

const dayLength = 24 * 60;

/** How long a clock on the wall says that it takes, in minutes; the same time twice is a whole day. */
function lengthBy(from: string, until: string): number {
  const length = minutesOf(until) - minutesOf(from);
  return length > 0 ? length : length + dayLength;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function isQuarter(time: string): boolean {
  return /^([01]\d|2[0-3]):(00|15|30|45)$/.test(time);
}

function clockOf(instant: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return local.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
}
