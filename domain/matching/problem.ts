/**
 * What the matching engine solves: needs, helpers and the feasible pairs between them ("edges"), in typed arrays. Every
 * number is an integer. Nothing here is changed by those who solve it or check it.
 *
 * Choose for every edge how many slots of its need it covers, so that
 *
 *   (weight of all slots − weight covered) × price + Σ cost of the edges used + fairness
 *
 * is as small as possible. A price above all costs together makes coverage come first and cost second.
 */
export type Problem = {
  readonly needs: {
    /** What one covered slot is worth, 1 or more. */
    readonly weight: Int32Array;
    /** How many different people are wanted; units, when the need can be split. */
    readonly slots: Int32Array;
    /** When it takes place, in steps of any length, half-open. */
    readonly start: Int32Array;
    readonly end: Int32Array;
  };
  readonly helpers: {
    /** The most slots this helper takes on. */
    readonly load: Int32Array;
    /** Tasks carried already. For those who explain; the costs of the edges include it. */
    readonly prior: Int32Array;
    /** Whose time it is: two helpers of one person are never in two places. */
    readonly person: Int32Array;
  };
  /** What each further task of a helper costs more than the one before: the k-th new one costs fairness × k, k from 0. */
  readonly fairness: number;
  readonly edges: {
    /** Where each need's edges begin; one entry more than there are needs, the last is the number of edges. */
    readonly start: Int32Array;
    readonly helper: Int32Array;
    /** What one slot over this edge costs, 0 or more. */
    readonly cost: Int32Array;
    /** The window of an offer it lies in, counted over all offers. */
    readonly window: Int32Array;
    /** The most slots over each edge; null: one over each. */
    readonly most: Int32Array | null;
  };
  /**
   * At most `capacity` units over these edges, each slot taking `units` of them: the seats of a window that several
   * needs share, the most tasks a week of one offer. `start` has one entry more than there are rules.
   */
  readonly rules: {
    readonly start: Int32Array;
    readonly edge: Int32Array;
    readonly units: Int32Array;
    readonly capacity: Int32Array;
  };
  /**
   * No one is in two places at once: two edges of one person whose needs overlap in time exclude each other, unless
   * `pooled` and both lie in the same window. Edges marked in `free` (food, supplies) take nobody's time.
   */
  readonly places: {
    readonly on: boolean;
    readonly pooled: boolean;
    readonly free: Uint8Array | null;
  };
  /** What one unit of uncovered weight costs. 10⁹ stays exact in doubles up to a total weight of nine million. */
  readonly price: number;
};

/** What a plan comes to. Slots of a need that nobody takes are uncovered; `objective` is what was minimised. */
export type Worth = {
  readonly coveredWeight: number;
  readonly cost: number;
  readonly objective: number;
};
