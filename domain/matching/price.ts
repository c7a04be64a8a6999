import type { Candidates } from "./candidates";
import { networkOf } from "./flow-network";
import { GrowingFlow } from "./growing-flow";
import { anywhere, nearestPairs } from "./nearest-pairs";
import type { Problem } from "./problem";

/** The best plan over all feasible pairs, with the pairs that had to be looked at closely. */
export type Priced = {
  /** The problem with those pairs as its edges. */
  readonly problem: Problem;
  /** The slots over each of its edges. */
  readonly flow: Int32Array;
  /** What one more slot of each helper's load is worth: together they prove that no feasible pair is missing. */
  readonly helper: Float64Array;
  /** How many times a need's pairs were priced; the last time for every need in vain. */
  readonly priced: number;
};

/** How many pairs each need begins with, and how many it may get each time the missing ones are priced. */
const atFirst = 16;
const atOnce = 6;

/** How often in a round over all needs the flow goes on with what was added: prices are fresher, the pivots the same. */
const partsOfRound = 4;

/**
 * The best flow over all feasible pairs without making an edge of each (delayed column generation; Ford and Fulkerson
 * 1958): the plan for the cheapest few pairs of each need has a price for every need and helper. A pair that is left out
 * is worth having only when it costs less than the need pays above what the helper asks. Those are added and the flow
 * goes on from where it stood, until there is none.
 *
 * Rules and places are left aside.
 */
export function priceAllPairs(candidates: Candidates, listings: Omit<Problem, "edges">): Priced {
  const { start, offer, cost, window } = nearestPairs(candidates, listings.needs.weight.length, atFirst);
  const edges = { start, helper: offer, cost, window, most: null };
  const search = new Search(candidates, new GrowingFlow(networkOf({ ...listings, edges })), window);
  const { flow } = search;
  flow.optimise();
  const priced = search.priceAll();
  return { ...search.finish(listings), helper: flow.price.slice(1, 1 + flow.takers), priced };
}

/** The flow over the pairs looked at so far; remembers the window of each edge. */
class Search {
  private window: Int32Array;
  /** By helper: the last need it has an edge from, plus one. */
  private readonly listed: Int32Array;

  constructor(
    private readonly candidates: Candidates,
    readonly flow: GrowingFlow,
    window: Int32Array,
  ) {
    this.window = window;
    this.listed = new Int32Array(flow.takers);
  }

  /** Prices the missing pairs of some needs after the other until all needs in a row lack none. */
  priceAll(): number {
    const { flow } = this;
    const some = Math.ceil(flow.needs / partsOfRound);
    let priced = 0;
    for (let [need, quiet] = [0, 0]; quiet < flow.needs; ) {
      let added = 0;
      for (let each = 0; each < some; each++, need = (need + 1) % flow.needs) added += this.addTo(need);
      priced += some;
      quiet += some;
      if (added === 0) continue;
      flow.optimise();
      quiet = 0;
    }
    return priced;
  }

  /** Adds to a need the pairs that are worth the most at the prices as they are. @returns how many. */
  private addTo(need: number): number {
    const { candidates, flow, listed } = this;
    const pays = flow.price[flow.nodeOf(need)] as number;
    const found = candidates.find(need, Math.min(anywhere, pays));
    const worth: { at: number; cost: number }[] = [];
    for (let at = 0; at < found; at++) {
      const offer = candidates.offer[at] as number;
      const cost = (candidates.cost[at] as number) + (flow.price[1 + offer] as number);
      if (cost < pays) worth.push({ at, cost });
    }
    if (worth.length === 0) return 0;
    for (const edge of flow.rowOf(need)) listed[flow.takerOf(edge) - 1] = need + 1;
    const missing = worth.filter(({ at }) => listed[candidates.offer[at] as number] !== need + 1);
    const best = missing.sort((one, other) => one.cost - other.cost).slice(0, atOnce);
    for (const { at } of best) {
      const edge = flow.addEdge(need, 1 + (candidates.offer[at] as number), candidates.cost[at] as number);
      if (edge >= this.window.length) this.window = grown(this.window);
      this.window[edge] = candidates.window[at] as number;
    }
    for (const edge of flow.rowOf(need)) listed[flow.takerOf(edge) - 1] = 0;
    return best.length;
  }

  /** The edges of each need together again, and what goes over them. */
  finish(listings: Omit<Problem, "edges">): Pick<Priced, "problem" | "flow"> {
    const { flow } = this;
    const over = flow.overEdges();
    const start = new Int32Array(flow.needs + 1);
    const [helper, cost] = [new Int32Array(flow.edges), new Int32Array(flow.edges)];
    const [window, slots] = [new Int32Array(flow.edges), new Int32Array(flow.edges)];
    let count = 0;
    for (let need = 0; need < flow.needs; need++) {
      for (const edge of flow.rowOf(need)) {
        helper[count] = flow.takerOf(edge) - 1;
        cost[count] = flow.cost[edge] as number;
        window[count] = this.window[edge] as number;
        slots[count++] = over[edge] as number;
      }
      start[need + 1] = count;
    }
    return { problem: { ...listings, edges: { start, helper, cost, window, most: null } }, flow: slots };
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length + 64);
  larger.set(array);
  return larger;
}
