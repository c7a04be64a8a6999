import { isSplittable } from "../categories";
import { urgencyWeight } from "../urgency";
import { type FeasiblePairs, feasiblePairs } from "./feasible-pairs";
import type { PlanCertificate } from "./network-plan";
import { type Part, partsOf } from "./parts";
import type { Posting } from "./posting";
import { solve } from "./solve";
import { type Verdict, verify } from "./verify";
import { withWholePots } from "./whole-pots";

/** A need gets so much of a window; both are places in the posting. */
export type Use = { readonly need: number; readonly standing: number; readonly quantity: number };

/** The best plan there is for a network's listings. */
export type Planned = {
  readonly posting: Posting;
  readonly pairs: FeasiblePairs;
  readonly uses: readonly Use[];
  readonly certificate: PlanCertificate;
};

/** Deterministic: the same rows at the same time, and as much work, give the same plan. */
export function planListings(posting: Posting, mostRounds?: number): Planned {
  const pairs = feasiblePairs(posting);
  const solved = partsOf(posting, pairs).map((part) => solvePart(posting, part, mostRounds));
  const uses = solved.flatMap(({ part, flow }) => usesOf(posting, part, flow));
  return { posting, pairs, uses, certificate: certify(posting, uses, solved) };
}

/** What is left of each need when the plan comes true. */
export function missingOf({ needs }: Posting, uses: readonly Use[]): Int32Array {
  const missing = Int32Array.from(needs, ({ left }) => left);
  for (const { need, quantity } of uses) missing[need] = (missing[need] as number) - quantity;
  return missing;
}

type Solved = { readonly part: Part; readonly flow: Int32Array; readonly verdict: Verdict };

function solvePart({ standing }: Posting, part: Part, mostRounds?: number): Solved {
  const { problem } = part;
  const { flow, certificate } = solve(problem, { mostRounds });
  const isPot = (edge: number) => !standing[problem.edges.window[edge] as number]?.offer.splittable;
  const whole = problem.edges.most === null ? flow : withWholePots(problem, flow, isPot);
  return { part, flow: whole, verdict: verify(problem, whole, certificate) };
}

function usesOf({ needs }: Posting, { problem, needs: places }: Part, flow: Int32Array): Use[] {
  const uses: Use[] = [];
  places.forEach((need, index) => {
    const row = needs[need];
    if (!row) return;
    const { start, window } = problem.edges;
    for (let edge = start[index] as number; edge < (start[index + 1] as number); edge++) {
      const slots = flow[edge] as number;
      const quantity = isSplittable(row.category) ? slots : row.left;
      if (slots > 0) uses.push({ need, standing: window[edge] as number, quantity });
    }
  });
  return uses;
}

/** What both parts come to. Their price is the same, and what is proven of each is proven of both. */
function certify(posting: Posting, uses: readonly Use[], solved: readonly Solved[]): PlanCertificate {
  const sum = (of: (one: Solved) => number) => solved.reduce((total, one) => total + of(one), 0);
  const missing = missingOf(posting, uses);
  const wantedWeight = posting.needs.reduce(
    (total, need) => total + need.left * urgencyWeight(need.urgency),
    0,
  );
  const coveredWeight = sum(({ verdict }) => verdict.coveredWeight);
  const objective = sum(({ verdict }) => verdict.objective);
  const lowerBound = sum(({ verdict }) => verdict.lowerBound);
  const isComplete = solved.every(({ part }) => part.isComplete);
  const mostWeight = wantedWeight - sum(leastUncovered);
  return {
    needs: posting.needs.length,
    coveredNeeds: missing.reduce((count, left) => count + (left === 0 ? 1 : 0), 0),
    wantedWeight,
    coveredWeight,
    mostWeight,
    objective,
    lowerBound,
    gap: objective > lowerBound ? (objective - lowerBound) / objective : 0,
    verified: solved.every(({ verdict }) => verdict.faults.length === 0),
    isMost: isComplete && coveredWeight >= mostWeight,
    isBest: isComplete && objective <= lowerBound,
  };
}

/** No plan costs as much as one unit uncovered, so that more than the bound's whole units are uncovered in any. */
function leastUncovered({ part: { problem }, verdict }: Solved): number {
  return Math.floor(verdict.lowerBound / problem.price);
}
