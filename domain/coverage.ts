import type { NeedCard } from "./board";
import type { Category } from "./categories";
import { urgencyWeight } from "./urgency";

/** A need as coverage sees it; `waiting` is how much of what is not left is asked but not yet confirmed (0 if absent). */
export type CoverageNeed = Pick<
  NeedCard,
  "id" | "category" | "day" | "from" | "until" | "quantity" | "left" | "urgency"
> & { readonly waiting?: number };

/** Quantities of one category on one day; what is neither covered nor waiting has nobody. */
export type Coverage = {
  readonly category: Category;
  readonly day: string;
  readonly needed: number;
  readonly covered: number;
  readonly waiting: number;
};

/** One cell per category and day that has a need, by day and then in the order the categories first appear. */
export function coverageByDay(needs: readonly CoverageNeed[]): Coverage[] {
  const cells = new Map<string, Coverage>();
  for (const need of needs) {
    const { category, day, quantity, left, waiting = 0 } = need;
    const key = `${day} ${category}`;
    const cell = cells.get(key) ?? { category, day, needed: 0, covered: 0, waiting: 0 };
    cells.set(key, {
      ...cell,
      needed: cell.needed + quantity,
      covered: cell.covered + quantity - left - waiting,
      waiting: cell.waiting + waiting,
    });
  }
  return [...cells.values()].sort((one, other) => compare(one.day, other.day));
}

/** Quantities of one category in one hour of the clock, 0 to 23, as the needs that fall into it add up. */
export type HourCoverage = Omit<Coverage, "day"> & { readonly hour: number };

/** What the clock on the network's wall shows at an instant in epoch seconds. */
export type Clock = (seconds: number) => { readonly day: string; readonly hour: number };

/**
 * One cell per category and hour of the clock that has a need on one of these days, by hour and then in the order the
 * categories first appear. A need counts in every hour it touches, whole; hours of other days are left out.
 */
export function coverageByHour(
  needs: readonly CoverageNeed[],
  days: readonly string[],
  clock: Clock,
): HourCoverage[] {
  const cells = new Map<string, HourCoverage>();
  for (const { category, from, until, quantity, left, waiting = 0 } of needs) {
    for (const hour of hoursOf(from, until, days, clock)) {
      const key = `${hour} ${category}`;
      const cell = cells.get(key) ?? { category, hour, needed: 0, covered: 0, waiting: 0 };
      cells.set(key, {
        ...cell,
        needed: cell.needed + quantity,
        covered: cell.covered + quantity - left - waiting,
        waiting: cell.waiting + waiting,
      });
    }
  }
  return [...cells.values()].sort((one, other) => one.hour - other.hour);
}

/** The hours of those days that the time touches, each day's for itself: two days long is twice in an hour. */
function hoursOf(from: number, until: number, days: readonly string[], clock: Clock): number[] {
  const touched = new Map<string, number>();
  for (let at = from; at < until; at += quarterSeconds) {
    const { day, hour } = clock(at);
    if (days.includes(day)) touched.set(`${day} ${hour}`, hour);
  }
  return [...touched.values()];
}

/** Windows lie on quarters of an hour. */
const quarterSeconds = 900;

/**
 * The needs of which something is left and that begin within so many hours (what has begun and is not over counts
 * too), the most pressing first: urgency weight divided by the time left, so that half the time counts as one step of
 * urgency; ties go to the sooner. `nowSeconds` is in epoch seconds as the cards are.
 */
export function uncovered<N extends CoverageNeed>(
  needs: readonly N[],
  nowSeconds: number,
  withinHours = 48,
): N[] {
  const horizon = nowSeconds + withinHours * 3600;
  return needs
    .filter((need) => need.left > 0 && need.until > nowSeconds && need.from < horizon)
    .map((need) => ({ need, pressure: pressure(need, nowSeconds) }))
    .sort(
      (one, other) =>
        other.pressure - one.pressure ||
        one.need.from - other.need.from ||
        compare(one.need.id, other.need.id),
    )
    .map(({ need }) => need);
}

/** Below a quarter of an hour time no longer tells needs apart: urgency does. */
function pressure(need: CoverageNeed, nowSeconds: number): number {
  return urgencyWeight(need.urgency) / Math.max(need.from - nowSeconds, 900);
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
