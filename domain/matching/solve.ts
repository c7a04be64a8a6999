import type { Certificate } from "./certificate";
import type { Problem } from "./problem";
import { prove } from "./prove";

/** A plan, what proves how good it is, and how often a flow was solved for it. */
export type Solved = {
  readonly flow: Int32Array;
  readonly certificate: Certificate;
  readonly rounds: number;
};

/**
 * The best plan that can be found within some work. Without places and with rules that lie inside each other, that is the
 * best there is, after one round. With places, `mostRounds` is how often the flow may be solved anew; the verifier says
 * how far from the best the plan can be at most. The same problem and work always give the same plan.
 */
export function solve(problem: Problem, { mostRounds = 400 }: { mostRounds?: number } = {}): Solved {
  return prove(problem, mostRounds);
}
