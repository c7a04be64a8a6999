import type { Problem } from "./problem";

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
