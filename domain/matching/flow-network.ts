import type { Problem } from "./problem";

/**
 * The flow part of a problem: every slot of a need goes over one of its edges to a taker and on to the root, or straight
 * to the root, uncovered. Takers are helpers, and may be groups of edges below them. Nodes are numbered: the root is 0,
 * then come the takers from 1, then the needs.
 */
export type Network = {
  readonly takers: {
    /** The node each taker passes on to: 0, the root, or another taker. No circles. */
    readonly above: Int32Array;
    readonly capacity: Int32Array;
    /** What each further slot costs more than the one before, 0 or more; the first costs nothing. */
    readonly step: Float64Array;
  };
  readonly needs: {
    readonly slots: Int32Array;
    /** What leaving one slot uncovered costs. */
    readonly uncovered: Float64Array;
  };
  readonly edges: {
    /** Where each need's edges begin; one entry more than there are needs. */
    readonly start: Int32Array;
    /** The node of the taker, from 1. */
    readonly taker: Int32Array;
    readonly cost: Float64Array;
    /** The most slots over each edge, 1 or more; null: one. */
    readonly most: Int32Array | null;
  };
};

/** What of a problem is a flow: not its rules and places. */
export type FlowProblem = Omit<Problem, "rules" | "places">;

/** Needs, helpers and edges; nothing of rules and places. The helper j is node 1 + j. */
export function networkOf(problem: FlowProblem): Network {
  const { needs, helpers, edges, price, fairness } = problem;
  const taker = new Int32Array(edges.helper.length);
  for (let edge = 0; edge < taker.length; edge++) taker[edge] = 1 + (edges.helper[edge] as number);
  const uncovered = new Float64Array(needs.weight);
  for (let need = 0; need < uncovered.length; need++) uncovered[need] = (uncovered[need] as number) * price;
  return {
    takers: {
      above: new Int32Array(helpers.load.length),
      capacity: helpers.load,
      step: new Float64Array(helpers.load.length).fill(fairness),
    },
    needs: { slots: needs.slots, uncovered },
    edges: { start: edges.start, taker, cost: new Float64Array(edges.cost), most: edges.most },
  };
}
