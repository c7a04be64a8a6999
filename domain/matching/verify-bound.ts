import type { Cliques, Prices } from "./certificate";
import type { Problem } from "./problem";
import type { Fault } from "./verify-plan";

/** Prices that are of the right number, whole and not negative. */
export function checkPrices(problem: Problem, cliques: Cliques, { helper, rule, clique }: Prices): Fault[] {
  if (helper.length !== problem.helpers.load.length) return [{ fault: "shape", at: helper.length }];
  if (rule.length !== problem.rules.capacity.length) return [{ fault: "shape", at: rule.length }];
  if (clique.length !== cliques.start.length - 1) return [{ fault: "shape", at: clique.length }];
  return [helper, rule, clique].flatMap((prices) => {
    const at = prices.findIndex((price) => !(Number.isSafeInteger(price) && price >= 0));
    return at < 0 ? [] : [{ fault: "price" as const, at }];
  });
}

/** That the edges of every clique are of one person, take time, and exclude each other two by two. */
export function checkCliques(problem: Problem, cliques: Cliques): Fault[] {
  const { start, edge } = cliques;
  const count = start.length - 1;
  if (start[0] !== 0 || start[count] !== edge.length) return [{ fault: "shape", at: count }];
  if (count === 0) return [];
  if (!problem.places.on) return [{ fault: "clique", at: 0 }];
  const needOf = needOfEdge(problem);
  const faults: Fault[] = [];
  for (let clique = 0; clique < count; clique++) {
    const [from, until] = [start[clique] as number, start[clique + 1] as number];
    if (!(from < until && excludeEachOther(problem, needOf, edge.subarray(from, until)))) {
      faults.push({ fault: "clique", at: clique });
    }
  }
  return faults;
}

/** The cost of one slot over each edge with all that it pays. */
export function priceEdges({ edges, rules }: Problem, cliques: Cliques, prices: Prices): Float64Array {
  const reduced = new Float64Array(edges.helper.length);
  for (let edge = 0; edge < reduced.length; edge++) {
    reduced[edge] = (edges.cost[edge] as number) + (prices.helper[edges.helper[edge] as number] as number);
  }
  for (let rule = 0; rule < prices.rule.length; rule++) {
    for (let at = rules.start[rule] as number; at < (rules.start[rule + 1] as number); at++) {
      const edge = rules.edge[at] as number;
      reduced[edge] = (reduced[edge] as number) + (prices.rule[rule] as number) * (rules.units[at] as number);
    }
  }
  for (let clique = 0; clique < prices.clique.length; clique++) {
    for (let at = cliques.start[clique] as number; at < (cliques.start[clique + 1] as number); at++) {
      const edge = cliques.edge[at] as number;
      reduced[edge] = (reduced[edge] as number) + (prices.clique[clique] as number);
    }
  }
  return reduced;
}

/**
 * The Lagrangian value: what every need pays for its cheapest slots or for staying uncovered, less what helpers, rules and
 * cliques can earn at most. `used` are edges over which one slot goes in any case, by need.
 */
export function lagrangian(
  problem: Problem,
  cliques: Cliques,
  prices: Prices,
  reduced: Float64Array,
  used: ReadonlyMap<number, readonly number[]>,
): number {
  const { needs, helpers, rules, fairness } = problem;
  let bound = 0;
  for (let need = 0; need < needs.weight.length; need++) {
    bound += cheapest(problem, reduced, need, used.size > 0 ? used.get(need) : undefined);
  }
  for (let helper = 0; helper < helpers.load.length; helper++) {
    bound -= mostEarned(prices.helper[helper] as number, helpers.load[helper] as number, fairness);
  }
  for (let rule = 0; rule < prices.rule.length; rule++) {
    bound -= (prices.rule[rule] as number) * (rules.capacity[rule] as number);
  }
  for (let clique = 0; clique < prices.clique.length; clique++) {
    bound -= (prices.clique[clique] as number) * mostOver(problem, cliques, clique);
  }
  return bound;
}

/** The most slots over the one edge of a clique that is used. */
function mostOver({ edges }: Problem, { start, edge }: Cliques, clique: number): number {
  const { most } = edges;
  if (!most) return 1;
  return edge
    .subarray(start[clique], start[clique + 1])
    .reduce((high, each) => Math.max(high, most[each] as number), 0);
}

/**
 * The least that a need's slots cost at these prices, each over an edge or uncovered. One slot goes over each edge that
 * is `used`, whatever it costs; Infinity when these are more than the slots.
 */
function cheapest(
  { needs, edges, price }: Problem,
  reduced: Float64Array,
  need: number,
  used: readonly number[] = [],
): number {
  const alone = (needs.weight[need] as number) * price;
  const [from, until] = [edges.start[need] as number, edges.start[need + 1] as number];
  let left = (needs.slots[need] as number) - used.length;
  if (left < 0) return Infinity;
  if (left === 1 && used.length === 0) {
    let least = alone;
    for (let edge = from; edge < until; edge++) {
      if ((reduced[edge] as number) < least) least = reduced[edge] as number;
    }
    return least;
  }
  let total = used.reduce((paid, edge) => paid + (reduced[edge] as number), 0);
  const better: number[] = [];
  for (let edge = from; edge < until; edge++) if ((reduced[edge] as number) < alone) better.push(edge);
  better.sort((one, other) => (reduced[one] as number) - (reduced[other] as number));
  for (const edge of better) {
    const taken = Math.min(left, (edges.most?.[edge] ?? 1) - (used.includes(edge) ? 1 : 0));
    total += taken * (reduced[edge] as number);
    left -= taken;
  }
  return total + left * alone;
}

/** The most a helper earns at a price per slot, when each further one costs `fairness` more than the one before. */
function mostEarned(price: number, load: number, fairness: number): number {
  const slots = fairness === 0 ? load : Math.min(load, Math.floor(price / fairness) + 1);
  return slots * price - (fairness * slots * (slots - 1)) / 2;
}

function excludeEachOther(
  { needs, edges, helpers, places }: Problem,
  needOf: Int32Array,
  clique: Int32Array,
) {
  const windows = new Set<number>();
  const first = helpers.person[edges.helper[clique[0] as number] as number];
  let [latestStart, earliestEnd] = [-Infinity, Infinity];
  for (const edge of clique) {
    if (!(edge >= 0 && edge < edges.helper.length) || places.free?.[edge]) return false;
    if (helpers.person[edges.helper[edge] as number] !== first) return false;
    latestStart = Math.max(latestStart, needs.start[needOf[edge] as number] as number);
    earliestEnd = Math.min(earliestEnd, needs.end[needOf[edge] as number] as number);
    windows.add(edges.window[edge] as number);
  }
  // Intervals that all meet two by two have a moment in common (Helly), so that one comparison is enough.
  const apart = !places.pooled || windows.size === clique.length;
  return apart && latestStart < earliestEnd && new Set(clique).size === clique.length;
}

/** For each edge its need. */
export function needOfEdge({ needs, edges }: Problem): Int32Array {
  const needOf = new Int32Array(edges.helper.length);
  for (let need = 0; need < needs.weight.length; need++) {
    needOf.fill(need, edges.start[need], edges.start[need + 1]);
  }
  return needOf;
}
