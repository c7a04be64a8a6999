import { furthestAhead, hour } from "@/domain/window";
import { dayOf, daysFrom } from "@/domain/zoned-time";

/** The days a form offers: near ones in sight, later ones in a list. */
export type DaysAhead = {
  readonly today: string;
  readonly near: readonly string[];
  readonly later: readonly string[];
};

/** So many days from today on are near. */
const nearDays = 7;

/** `begun` is the day of a listing that is changed: it can have begun before today, and is then near too. */
export function daysAhead(now: Date, zone: string, begun?: string): DaysAhead {
  const today = dayOf(now, zone);
  const days = daysFrom(now, zone, furthestAhead / (24 * hour) + 1);
  const near = days.slice(0, nearDays);
  return {
    today,
    near: begun && begun < today ? [begun, ...near] : near,
    later: days.slice(nearDays),
  };
}
