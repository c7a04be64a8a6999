import type { Certificate, Cliques } from "./certificate";
import type { Problem } from "./problem";
import type { Fault } from "./verify-plan";

/** Prices that are of the right number, whole and not negative. */
export function checkPrices(problem: Problem, { helperPrice, rulePrice, cliques }: Certificate): Fault[] {
  if (helperPrice.length !== problem.helpers.load.length) return [{ fault: "shape", at: helperPrice.length }];
  if (rulePrice.length !== problem.rules.capacity.length) return [{ fault: "shape", at: rulePrice.length }];
  return [helperPrice, rulePrice, cliques.price].flatMap((prices) => {
    const at = prices.findIndex((price) => !(Number.isSafeInteger(price) && price >= 0));
    return at < 0 ? [] : [{ fault: "price" as const, at }];
  });
}

/** That the edges of every clique are of one person, take time, and exclude each other two by two. */
export function checkCliques(problem: Problem, cliques: Cliques): Fault[] {
  const { start, edge, price } = cliques;
  if (start.length !== price.length + 1 || start[0] !== 0 || start[price.length] !== edge.length) {
    return [{ fault: "shape", at: price.length }];
  }
  if (price.length === 0) return [];
  if (!problem.places.on) return [{ fault: "clique", at: 0 }];
  const needOf = needOfEdge(problem);
  const faults: Fault[] = [];
  for (let clique = 0; clique < price.length; clique++) {
    const [from, until] = [start[clique] as number, start[clique + 1] as number];
    if (!(from < until && excludeEachOther(problem, needOf, edge.subarray(from, until)))) {
      faults.push({ fault: "clique", at: clique });
    }
  }
  return faults;
}

/** The cost of one slot over each edge with all that it pays. */
export function priceEdges(problem: Problem, { helperPrice, rulePrice, cliques }: Certificate): Float64Array {
  const { edges, rules } = problem;
  const reduced = new Float64Array(edges.helper.length);
  for (let edge = 0; edge < reduced.length; edge++) {
    reduced[edge] = (edges.cost[edge] as number) + (helperPrice[edges.helper[edge] as number] as number);
  }
  for (let rule = 0; rule < rulePrice.length; rule++) {
    for (let at = rules.start[rule] as number; at < (rules.start[rule + 1] as number); at++) {
      const edge = rules.edge[at] as number;
      reduced[edge] = (reduced[edge] as number) + (rulePrice[rule] as number) * (rules.units[at] as number);
    }
  }
  for (let clique = 0; clique < cliques.price.length; clique++) {
    for (let at = cliques.start[clique] as number; at < (cliques.start[clique + 1] as number); at++) {
      const edge = cliques.edge[at] as number;
      reduced[edge] = (reduced[edge] as number) + (cliques.price[clique] as number);
    }
  }
  return reduced;
}

/**
 * The Lagrangian value: what every need pays for its cheapest slots or for staying uncovered, plus what every helper pays
 * for the load that pays best, less what rules and cliques can earn at most.
 */
export function lagrangian(problem: Problem, reduced: Float64Array, certificate: Certificate): number {
  const { needs, helpers, rules, edges, fairness } = problem;
  let bound = 0;
  for (let need = 0; need < needs.weight.length; need++) bound += cheapest(problem, reduced, need);
  for (let helper = 0; helper < helpers.load.length; helper++) {
    bound -= mostEarned(certificate.helperPrice[helper] as number, helpers.load[helper] as number, fairness);
  }
  certificate.rulePrice.forEach((price, rule) => {
    bound -= price * (rules.capacity[rule] as number);
  });
  const { start, edge, price } = certificate.cliques;
  for (let clique = 0; clique < price.length; clique++) {
    let most = edges.most ? 0 : 1;
    if (edges.most) {
      for (let at = start[clique] as number; at < (start[clique + 1] as number); at++) {
        most = Math.max(most, edges.most[edge[at] as number] as number);
      }
    }
    bound -= (price[clique] as number) * most;
  }
  return bound;
}

/**
 * The least that a need's slots cost at these prices, each over an edge or uncovered; with the edges `used`, one slot goes
 * over each of them whatever it costs.
 */
export function cheapest(
  { needs, edges, price }: Problem,
  reduced: Float64Array,
  need: number,
  used: readonly number[] = [],
): number {
  const alone = (needs.weight[need] as number) * price;
  const [from, until] = [edges.start[need] as number, edges.start[need + 1] as number];
  let left = (needs.slots[need] as number) - used.length;
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

function needOfEdge({ needs, edges }: Problem): Int32Array {
  const needOf = new Int32Array(edges.helper.length);
  for (let need = 0; need < needs.weight.length; need++) {
    needOf.fill(need, edges.start[need], edges.start[need + 1]);
  }
  return needOf;
}
