import type { Window } from "@/domain/window";
import { addDays, dayOf, instantAt, timeOf } from "@/domain/zoned-time";

/** A window as a form says it: a day, and two times on the quarter; an end that is not after the start is on the next day. */
export type DaySpan = { readonly day: string; readonly from: string; readonly until: string };

/** The window in the zone, or null when the clocks skip it: its end would not come after its start. */
export function windowOf({ day, from, until }: DaySpan, zone: string): Window | null {
  const window = {
    from: instantAt(day, from, zone),
    until: instantAt(until > from ? day : addDays(day, 1), until, zone),
  };
  return window.from < window.until ? window : null;
}

/** The window of a card, whose instants are epoch seconds. */
export function windowOfCard({ from, until }: { readonly from: number; readonly until: number }): Window {
  return { from: new Date(from * 1000), until: new Date(until * 1000) };
}

/** The window as the form shows it; of one longer than a day only the times of day are left. */
export function spanOf({ from, until }: Window, zone: string): DaySpan {
  return { day: dayOf(from, zone), from: timeOf(from, zone), until: timeOf(until, zone) };
}

/** So many hours from the next full hour on, the way a clock on the wall counts them. */
export function nextHours(now: Date, zone: string, hours: number): DaySpan {
  const hour = Number(timeOf(now, zone).slice(0, 2)) + 1;
  const day = addDays(dayOf(now, zone), Math.floor(hour / 24));
  return { day, from: fullHour(hour), until: fullHour(hour + hours) };
}

/** The next time that the clock shows this start: today, or tomorrow if it is past. */
export function nextTime(now: Date, zone: string, times: { from: string; until: string }): DaySpan {
  const today = dayOf(now, zone);
  return { ...times, day: times.from > timeOf(now, zone) ? today : addDays(today, 1) };
}

function fullHour(hour: number): string {
  return `${String(hour % 24).padStart(2, "0")}:00`;
}
