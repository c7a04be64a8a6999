import { furthestAhead, hour } from "../window";
import { addDays, dayOf, instantAt } from "../zoned-time";

/** Weeks from Monday to Sunday in a zone, counted from this one. */
export type Weeks = {
  /** Their Mondays, "YYYY-MM-DD". */
  readonly mondays: readonly string[];
  /** The week an instant lies in, from 0; -1 before this one. */
  indexOf(instant: Date): number;
};

/** This week and all those in which a listing may begin. */
export function weeksFrom(now: Date, zone: string): Weeks {
  const today = dayOf(now, zone);
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const weeks = Math.ceil(furthestAhead / (7 * 24 * hour)) + 2;
  const mondays = Array.from({ length: weeks }, (_, week) => addDays(monday, 7 * week));
  const starts = mondays.map((day) => instantAt(day, "00:00", zone).getTime());
  return {
    mondays,
    indexOf(instant) {
      const at = instant.getTime();
      // A week begins seven days after the one before, give or take an hour or two when clocks change.
      let week = Math.min(
        weeks - 1,
        Math.max(-1, Math.floor((at - (starts[0] as number)) / (7 * 24 * hour))),
      );
      while (week >= 0 && at < (starts[week] as number)) week--;
      while (week + 1 < weeks && at >= (starts[week + 1] as number)) week++;
      return week;
    },
  };
}
