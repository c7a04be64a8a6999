/**
 * What a solver hands over so that anyone can see how good its plan is: a price on every limit of the problem. With
 * prices, limits may be broken by those who pay, each need looks for its cheapest slots on its own, and what they come
 * to together, less what the limits would earn, is never more than any plan costs (Lagrangian duality). Prices are
 * integers, 0 or more; any others prove less, never something wrong.
 */
export type Certificate = { readonly cliques: Cliques; readonly proof: Proof };

/**
 * Edges of one person that all exclude each other, so that at most one of them is used. `start` has one entry more than
 * there are cliques.
 */
export type Cliques = { readonly start: Int32Array; readonly edge: Int32Array };

/** Prices that do for all plans; or an edge, with a proof for the plans that do not use it and one for those that do. */
export type Proof = Prices | { readonly edge: number; readonly without: Proof; readonly within: Proof };

export type Prices = {
  /** Per helper: what one slot of the load costs. */
  readonly helper: Float64Array;
  /** Per rule: what one unit costs. */
  readonly rule: Float64Array;
  /** Per clique: what using one of its edges costs. */
  readonly clique: Float64Array;
};

/** What proves a plan of needs and helpers alone, without rules and places. */
export function certificateOf(helper: Float64Array): Certificate {
  const cliques: Cliques = { start: new Int32Array(1), edge: new Int32Array(0) };
  return { cliques, proof: { helper, rule: new Float64Array(0), clique: new Float64Array(0) } };
}
