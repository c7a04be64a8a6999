import type { Certificate } from "./certificate";

/** A plan, what proves how good it is, and how often a flow was solved for it. */
export type Solved = {
  readonly flow: Int32Array;
  readonly certificate: Certificate;
  readonly rounds: number;
};

/** What the work goes into: prices for the flow, or plans and proofs out of what it leaves open. */
export type Phase = "solve" | "repair";

export type Work = {
  /** How often the flow may be solved anew, at most. */
  readonly mostRounds?: number;
  /** false: one set of prices proves it all, which leaves more open; for those who then add edges. */
  readonly byCases?: boolean;
  /** Told when another phase begins, for those who take the time. */
  readonly enter?: (phase: Phase) => void;
};
