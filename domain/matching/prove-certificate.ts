import type { Certificate, Prices, Proof } from "./certificate";
import { none } from "./overlap-groups";
import type { Problem } from "./problem";
import type { Decision } from "./prove-decisions";
import type { Best, Pricing } from "./prove-prices";

/** Decisions, the best prices under them, and the two cases into which they were split, if they were. */
export type Case = {
  readonly held: readonly Decision[];
  readonly best: Best;
  /** An edge that is used together with what it excludes, or by which a price is too high or too low; null: none is. */
  readonly undecided: number | null;
  split?: { readonly edge: number; readonly without: Case; readonly within: Case };
};

/** Writes down the cases of a search with the prices of those that were not split. */
export function certify(problem: Problem, { groups, limits }: Pricing, root: Case): Certificate {
  const start = [0];
  const edge: number[] = [];
  const groupCliques: number[] = [];
  const limitCliques: number[] = [];
  groups.rule.forEach((rule, group) => {
    if (rule !== none) return;
    for (const each of groups.edge.subarray(groups.start[group], groups.start[group + 1])) edge.push(each);
    start.push(edge.length);
    groupCliques.push(group);
  });
  limits.rule.forEach((rule, limit) => {
    if (rule !== none) return;
    for (const each of limits.edges[limit] as Int32Array) edge.push(each);
    start.push(edge.length);
    limitCliques.push(limit);
  });

  function pricesOf({ nodes, priced }: Best): Prices {
    const helpers = problem.helpers.load.length;
    const groupPrice = (group: number) => {
      const [own, above] = [nodes[1 + helpers + group], nodes[groups.above[group] as number]];
      return Math.max(0, (own as number) - Math.max(0, above as number));
    };
    const rule = new Float64Array(problem.rules.capacity.length);
    groups.rule.forEach((each, group) => {
      if (each !== none) rule[each] = groupPrice(group);
    });
    limits.rule.forEach((each, limit) => {
      if (each !== none) rule[each] = priced[limit] ?? 0;
    });
    return {
      helper: nodes.slice(1, 1 + helpers).map((price) => Math.max(0, price)),
      rule,
      clique: Float64Array.from([
        ...groupCliques.map(groupPrice),
        ...limitCliques.map((limit) => priced[limit] ?? 0),
      ]),
    };
  }

  function proofOf({ best, split }: Case): Proof {
    if (!split) return pricesOf(best);
    return { edge: split.edge, without: proofOf(split.without), within: proofOf(split.within) };
  }

  const proof = proofOf(root);
  return { cliques: { start: Int32Array.from(start), edge: Int32Array.from(edge) }, proof };
}
