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
