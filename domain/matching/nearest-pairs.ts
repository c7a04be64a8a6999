import type { Candidates } from "./candidates";

/** Pairs of needs and offers; the pairs of each need together. */
export type Pairs = {
  /** Where each need's pairs begin; one entry more than there are needs. */
  readonly start: Int32Array;
  readonly offer: Int32Array;
  readonly cost: Int32Array;
  readonly window: Int32Array;
};

/** Some near pairs of each need to begin with: the cheapest `most` within a distance in which there are so many. */
export function nearestPairs(candidates: Candidates, needs: number, most: number): Pairs {
  const start = new Int32Array(needs + 1);
  const room = needs * most;
  const [offer, cost, window] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
  const order = new Float64Array(candidates.offer.length);
  let count = 0;
  for (let need = 0; need < needs; need++) {
    let found = 0;
    for (let farthest = near; found < most; farthest *= 3) {
      found = candidates.find(need, farthest);
      if (farthest > anywhere) break;
    }
    const taken = Math.min(most, found);
    if (found > most) {
      // Cost and place in one number, so that the library's method sorts both.
      for (let at = 0; at < found; at++) order[at] = (candidates.cost[at] as number) * places + at;
      order.subarray(0, found).sort();
    }
    for (let each = 0; each < taken; each++) {
      const at = found > most ? (order[each] as number) % places : each;
      offer[count] = candidates.offer[at] as number;
      cost[count] = candidates.cost[at] as number;
      window[count++] = candidates.window[at] as number;
    }
    start[need + 1] = count;
  }
  return {
    start,
    offer: offer.slice(0, count),
    cost: cost.slice(0, count),
    window: window.slice(0, count),
  };
}

/** Further than anything on Earth, in metres. */
export const anywhere = 40_000_000;

const near = 1500;
const places = 2 ** 21;
