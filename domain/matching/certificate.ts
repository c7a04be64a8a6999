/**
 * What a solver hands over so that anyone can see how good its plan is: a price on every limit of the problem. With
 * prices, limits may be broken by those who pay, each need looks for its cheapest slots on its own, and what they come
 * to together, less what the limits would earn, is never more than any plan costs (Lagrangian duality). Prices are
 * integers, 0 or more; any others prove less, never something wrong.
 */
export type Certificate = {
  /** Per helper: what one slot of the load costs. */
  readonly helperPrice: Float64Array;
  /** Per rule: what one unit costs. */
  readonly rulePrice: Float64Array;
  readonly cliques: Cliques;
  readonly blocks: readonly Block[];
};

/**
 * Edges of one person that all exclude each other, so that at most one of them is used, and the price of using it.
 * `start` has one entry more than there are cliques.
 */
export type Cliques = {
  readonly start: Int32Array;
  readonly edge: Int32Array;
  readonly price: Float64Array;
};

/**
 * Needs that are looked at together, because at these prices each on its own would break limits the others need. No need
 * is in two blocks. `tree` lists all ways of using or not using some edges, root first: an edge, then the tree of plans
 * that do not use it, then the tree of those that do; `leaf` where nothing more is decided.
 */
export type Block = { readonly needs: Int32Array; readonly tree: Int32Array };

export const leaf = -1;

/** Prices of nothing: what proves a plan without rules and places needs no more than helper prices. */
export function certificateOf(problem: { rules: { capacity: Int32Array } }, helperPrice: Float64Array) {
  const cliques: Cliques = {
    start: new Int32Array(1),
    edge: new Int32Array(0),
    price: new Float64Array(0),
  };
  const rulePrice = new Float64Array(problem.rules.capacity.length);
  return { helperPrice, rulePrice, cliques, blocks: [] } satisfies Certificate;
}
