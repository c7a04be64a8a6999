import type { Certificate } from "./certificate";
import type { Problem, Worth } from "./problem";
import { checkPlan, type Fault, worthOf } from "./verify-plan";
import { checkProof } from "./verify-proof";

/** What is true of a plan and its proof. Without faults, no plan at all is better than `lowerBound`. */
export type Verdict = Worth & {
  /** What is wrong with the plan or its proof; empty when both hold. At most `mostFaults` are listed. */
  readonly faults: readonly Fault[];
  readonly lowerBound: number;
  /** How far above the lower bound the objective may be, as a part of it; 0 is proven to be the best. */
  readonly gap: number;
};

const mostFaults = 20;

/**
 * Checks a plan and its proof from the problem alone. Shares no code with what made them, and trusts nothing it is given:
 * sizes, signs and ranges too. A certificate with a fault proves nothing (`lowerBound` is then 0, which always holds).
 */
export function verify(problem: Problem, flow: Int32Array, certificate: Certificate): Verdict {
  const broken = checkPlan(problem, flow);
  const worth = broken.some(({ fault }) => fault === "shape") ? nothing : worthOf(problem, flow);
  const proof = checkProof(problem, certificate);
  const faults = [...broken, ...proof.faults];
  if (faults.length === 0 && proof.bound > worth.objective) faults.push({ fault: "bound", at: 0 });
  const lowerBound = proof.faults.length > 0 ? 0 : proof.bound;
  return {
    ...worth,
    faults: faults.slice(0, mostFaults),
    lowerBound,
    gap: gapOf(worth.objective, lowerBound),
  };
}

const nothing: Worth = { coveredWeight: 0, cost: 0, objective: 0 };

function gapOf(objective: number, lowerBound: number): number {
  return objective <= lowerBound ? 0 : (objective - lowerBound) / objective;
}
