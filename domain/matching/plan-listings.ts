import { isSplittable } from "../categories";
import { urgencyWeight } from "../urgency";
import { type FeasiblePairs, feasiblePairs } from "./feasible-pairs";
import { type Figures, figuresOf } from "./figures";
import type { PlanCertificate } from "./network-plan";
import type { Part } from "./part";
import { partsOf } from "./parts";
import type { Posting } from "./posting";
import { solve } from "./solve";
import { type Verdict, verify } from "./verify";
import { checkPlan, worthOf } from "./verify-plan";
import { withWholePots } from "./whole-pots";

/** A need gets so much of a window; both are places in the posting. */
export type Use = { readonly need: number; readonly standing: number; readonly quantity: number };

/** The best plan there is for a network's listings. */
export type Planned = {
  readonly posting: Posting;
  readonly figures: Figures;
  readonly pairs: FeasiblePairs;
  readonly uses: readonly Use[];
  readonly certificate: PlanCertificate;
};

/** Deterministic: the same rows at the same time, and as much work, give the same plan. */
export function planListings(posting: Posting, mostRounds?: number): Planned {
  const figures = figuresOf(posting);
  const pairs = feasiblePairs(posting, figures);
  const parts = partsOf(posting, figures, pairs);
  const solved = parts.map((part) => solvePart(posting, part, mostRounds));
  const uses = solved.flatMap(({ part, flow }) => usesOf(posting, part, flow));
  const verdicts = solved.map(({ verdict }) => verdict);
  return { posting, figures, pairs, uses, certificate: certify(posting, parts, uses, proofOf(verdicts)) };
}

/** What a plan is known by that was found somewhere else. */
type KeptPlan = Proof & { readonly pairs: readonly PairById[] };

export type PairById = { readonly needId: string; readonly windowId: string; readonly quantity: number };

/** Who is chosen for whom, by ids that mean the same for other rows too. */
export function pairsById({ posting: { needs, standing }, uses }: Planned): PairById[] {
  return uses.map((use) => ({
    needId: needs[use.need]?.id ?? "",
    windowId: standing[use.standing]?.window.id ?? "",
    quantity: use.quantity,
  }));
}

/**
 * A plan that was found and proven for these very rows and this very time, in another process perhaps. Null when it is
 * not what it says: one that cannot be, or is worth something else.
 */
export function adoptPlan(posting: Posting, kept: KeptPlan): Planned | null {
  const planned = planOfPairs(posting, kept.pairs, kept);
  return planned?.certificate.objective === kept.objective ? planned : null;
}

/** The plan of just these pairs, with a bound that is known; null when they cannot all be together. */
export function planOfPairs(
  posting: Posting,
  chosen: readonly PairById[],
  { lowerBound, verified }: Pick<Proof, "lowerBound" | "verified">,
): Planned | null {
  const figures = figuresOf(posting);
  const pairs = feasiblePairs(posting, figures);
  const parts = partsOf(posting, figures, pairs);
  const flows = parts.map((part) => flowOf(posting, part, chosen));
  const uses = parts.flatMap((part, index) => usesOf(posting, part, flows[index] ?? empty));
  const isSound = parts.every(({ problem }, index) => checkPlan(problem, flows[index] ?? empty).length === 0);
  if (!isSound || uses.length !== chosen.length) return null;
  const objective = parts.reduce(
    (sum, { problem }, index) => sum + worthOf(problem, flows[index] ?? empty).objective,
    0,
  );
  return {
    posting,
    figures,
    pairs,
    uses,
    certificate: certify(posting, parts, uses, { objective, lowerBound, verified }),
  };
}

const empty = new Int32Array();

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

/** The flow of a part in which these pairs are used; what is not among its edges is left out. */
function flowOf(
  { needs, standing }: Posting,
  { problem, needs: places }: Part,
  pairs: readonly PairById[],
): Int32Array {
  const quantities = new Map(
    pairs.map(({ needId, windowId, quantity }) => [`${needId} ${windowId}`, quantity]),
  );
  const { start, window } = problem.edges;
  const flow = new Int32Array(window.length);
  places.forEach((need, index) => {
    for (let edge = start[index] as number; edge < (start[index + 1] as number); edge++) {
      const key = `${needs[need]?.id} ${standing[window[edge] as number]?.window.id}`;
      const quantity = quantities.get(key) ?? 0;
      flow[edge] = problem.edges.most === null ? Math.min(1, quantity) : quantity;
    }
  });
  return flow;
}

type Proof = { readonly objective: number; readonly lowerBound: number; readonly verified: boolean };

/** What is proven of each part is proven of both, which share no limit. */
function proofOf(verdicts: readonly Verdict[]): Proof {
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, one) => total + of(one), 0);
  return {
    objective: sum(({ objective }) => objective),
    lowerBound: sum(({ lowerBound }) => lowerBound),
    verified: verdicts.every(({ faults }) => faults.length === 0),
  };
}

function certify(
  posting: Posting,
  parts: readonly Part[],
  uses: readonly Use[],
  { objective, lowerBound, verified }: Proof,
): PlanCertificate {
  const { needs } = posting;
  const missing = missingOf(posting, uses);
  const weigh = (left: (index: number) => number) =>
    needs.reduce((total, { urgency }, index) => total + left(index) * urgencyWeight(urgency), 0);
  const wantedWeight = weigh((index) => needs[index]?.left ?? 0);
  const coveredWeight = wantedWeight - weigh((index) => missing[index] ?? 0);
  const isComplete = parts.every((part) => part.isComplete);
  // All that a plan costs is less than one unit uncovered, so that the bound says how many are uncovered in any plan.
  const mostWeight = wantedWeight - Math.floor(lowerBound / (parts[0]?.problem.price ?? 1));
  return {
    needs: needs.length,
    coveredNeeds: missing.reduce((count, left) => count + (left === 0 ? 1 : 0), 0),
    ...{ wantedWeight, coveredWeight, mostWeight, objective, lowerBound, verified },
    gap: objective > lowerBound ? (objective - lowerBound) / objective : 0,
    isMost: isComplete && coveredWeight >= mostWeight,
    isBest: isComplete && objective <= lowerBound,
  };
}
