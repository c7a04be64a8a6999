import type { FeasiblePairs } from "./feasible-pairs";
import { type Figures, isSplit } from "./figures";
import { dearest, fairness, mostTasks } from "./pair-cost";
import type { Part } from "./part";
import type { Posting } from "./posting";
import { splitPart } from "./split-part";
import { wholePart } from "./whole-part";

/**
 * The two problems a plan solves: needs that take somebody's time, one slot each, and food and supplies, in units
 * (record 36).
 */
export function partsOf(
  posting: Posting,
  figures: Figures,
  pairs: FeasiblePairs,
): readonly [whole: Part, split: Part] {
  const price = priceOf(posting, figures);
  return [wholePart(posting, figures, pairs, price), splitPart(posting, figures, pairs, price)];
}

/** More than any plan costs, so that what is covered comes first and what it costs comes second. */
function priceOf({ needs }: Posting, { needs: { category } }: Figures): number {
  const slots = needs.reduce((sum, { left }, at) => sum + (isSplit[category[at] as number] ? left : 1), 0);
  const dearestPlan = slots * (dearest + (fairness * (mostTasks - 1)) / 2);
  return 10 ** Math.ceil(Math.log10(dearestPlan + 10));
}
