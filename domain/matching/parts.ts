import type { FeasiblePairs } from "./feasible-pairs";
import { type Figures, isSplit } from "./figures";
import { dearest, fairness, mostTasks } from "./pair-cost";
import type { Posting } from "./posting";
import type { Problem } from "./problem";
import { splitPart } from "./split-part";
import { wholePart } from "./whole-part";

/**
 * What is to be solved, in two parts that have nothing to do with each other: needs that are covered whole and take
 * somebody's time, and needs that can be split and are brought. A problem's windows are places in `posting.standing`.
 */
export type Part = {
  readonly problem: Problem;
  /** For each need of the problem its place in `posting.needs`. */
  readonly needs: Int32Array;
  /** False when some pairs were left out because of a limit that this kind of problem cannot say. */
  readonly isComplete: boolean;
};

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
