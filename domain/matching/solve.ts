import type { Problem } from "./problem";
import { prove } from "./prove";
import type { Solved, Work } from "./solved";

/**
 * The best plan that can be found within some work. Without places, and with rules that lie inside each other, that is the
 * best there is, after one round; with them the verifier says how far from the best the plan can be at most. The same
 * problem and work always give the same plan.
 */
export function solve(problem: Problem, work: Work = {}): Solved {
  const { mostRounds = roundsFor(problem), byCases = true, enter = () => {} } = work;
  return prove(problem, { mostRounds, byCases, enter });
}

/** What a second or two on an ordinary machine is enough for. */
function roundsFor({ edges }: Problem): number {
  return Math.min(mostRounds, Math.max(fewestRounds, Math.round(edgesInAll / (edges.helper.length + 1))));
}

const edgesInAll = 20_000_000;
const fewestRounds = 48;
const mostRounds = 2000;
