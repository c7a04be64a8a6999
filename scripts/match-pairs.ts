import { Candidates } from "../domain/matching/candidates";
import { type Certificate, certificateOf, type Prices } from "../domain/matching/certificate";
import { anywhere } from "../domain/matching/nearest-pairs";
import { priceAllPairs } from "../domain/matching/price";
import type { Problem } from "../domain/matching/problem";
import { solve } from "../domain/matching/solve";
import type { Phase } from "../domain/matching/solved";
import type { Instance } from "./read-instance";

export type Planned = {
  readonly problem: Problem;
  readonly flow: Int32Array;
  readonly certificate: Certificate;
};

/** How often pairs that the prices ask for are added before the bound is taken as it is. */
const mostTimes = 3;

/**
 * The plan over all feasible pairs of an instance, and its proof. `listings` is the problem without edges. What is
 * returned has as its edges those pairs that matter: at the prices of the proof, no need would have any other.
 */
export function planAllPairs(
  { needs, offers }: Instance,
  listings: Problem,
  enter: (phase: "candidates" | Phase) => void,
): Planned {
  enter("candidates");
  const candidates = new Candidates(needs, offers);
  enter("solve");
  const { problem, flow, helper } = priceAllPairs(candidates, listings);
  let planned: Planned = { problem, flow, certificate: certificateOf(helper) };
  if (!listings.places.on) return withMissing(candidates, planned);
  for (let times = 0; times < mostTimes; times++) {
    const { problem: larger } = times === 0 ? planned : withMissing(candidates, planned);
    if (times > 0 && larger.edges.helper.length === planned.problem.edges.helper.length) break;
    planned = { problem: larger, ...solve(larger, { byCases: false, enter }) };
  }
  return withMissing(candidates, planned);
}

/** A clique's price, and the time that its edges have in common. */
type Busy = { readonly clique: number; readonly price: number; from: number; until: number };

/** Adds the pairs that some need would rather have at the prices of the proof, and lets them pay what cliques they fall into. */
function withMissing(candidates: Candidates, { problem, flow, certificate }: Planned): Planned {
  const { needs, edges } = problem;
  const { proof, cliques } = certificate;
  if ("edge" in proof) throw new Error("A proof by cases has prices for each of them.");
  const busy = busyTimes(problem, certificate, proof);
  const members = Array.from(proof.clique, (): number[] => []);
  const moved = new Int32Array(edges.helper.length);
  const start = [0];
  const helper: number[] = [];
  const cost: number[] = [];
  const window: number[] = [];
  const slots: number[] = [];
  const reduced = reducedCosts(problem, certificate, proof);
  const listed = new Int32Array(problem.helpers.load.length);
  for (let need = 0; need < needs.weight.length; need++) {
    const [from, until] = [edges.start[need] as number, edges.start[need + 1] as number];
    for (let edge = from; edge < until; edge++) {
      moved[edge] = helper.length;
      listed[edges.helper[edge] as number] = need + 1;
      helper.push(edges.helper[edge] as number);
      cost.push(edges.cost[edge] as number);
      window.push(edges.window[edge] as number);
      slots.push(flow[edge] as number);
    }
    const pays = paid(problem, reduced, need);
    const found = candidates.find(need, Math.min(anywhere, pays));
    for (let at = 0; at < found; at++) {
      const offer = candidates.offer[at] as number;
      if (listed[offer] === need + 1) continue;
      const then = (busy.get(offer) ?? []).filter(
        (each) => each.from < (needs.end[need] as number) && (needs.start[need] as number) < each.until,
      );
      const alone = (candidates.cost[at] as number) + (proof.helper[offer] as number);
      if (then.reduce((sum, { price }) => sum + price, alone) >= pays) continue;
      for (const each of then) {
        members[each.clique]?.push(helper.length);
        each.from = Math.max(each.from, needs.start[need] as number);
        each.until = Math.min(each.until, needs.end[need] as number);
      }
      helper.push(offer);
      cost.push(candidates.cost[at] as number);
      window.push(candidates.window[at] as number);
      slots.push(0);
    }
    start.push(helper.length);
  }
  for (let clique = 0; clique < members.length; clique++) {
    for (const edge of cliques.edge.subarray(cliques.start[clique], cliques.start[clique + 1])) {
      members[clique]?.push(moved[edge] as number);
    }
  }
  const larger = {
    ...{ start: Int32Array.from(start), helper: Int32Array.from(helper), cost: Int32Array.from(cost) },
    ...{ window: Int32Array.from(window), most: null },
  };
  const ends = members.map(({ length }) => length);
  const begins = Int32Array.from([0, ...ends]);
  for (let clique = 0; clique < ends.length; clique++) {
    begins[clique + 1] = (begins[clique + 1] as number) + (begins[clique] as number);
  }
  return {
    problem: { ...problem, edges: larger },
    flow: Int32Array.from(slots),
    certificate: { cliques: { start: begins, edge: Int32Array.from(members.flat()) }, proof },
  };
}

/** By offer: when it is busy, and what that costs. */
function busyTimes(
  problem: Problem,
  { cliques }: Certificate,
  { clique: price }: Prices,
): Map<number, Busy[]> {
  const { needs, edges } = problem;
  const needOf = new Int32Array(edges.helper.length);
  for (let need = 0; need < needs.weight.length; need++)
    needOf.fill(need, edges.start[need], edges.start[need + 1]);
  const busy = new Map<number, Busy[]>();
  for (let clique = 0; clique < price.length; clique++) {
    const own = cliques.edge.subarray(cliques.start[clique], cliques.start[clique + 1]);
    const offer = edges.helper[own[0] as number] as number;
    const from = own.reduce(
      (latest, edge) => Math.max(latest, needs.start[needOf[edge] as number] as number),
      0,
    );
    const until = own.reduce(
      (earliest, edge) => Math.min(earliest, needs.end[needOf[edge] as number] as number),
      Infinity,
    );
    if (price[clique] === 0) continue;
    busy.set(offer, [...(busy.get(offer) ?? []), { clique, price: price[clique] as number, from, until }]);
  }
  return busy;
}

function reducedCosts({ edges }: Problem, { cliques }: Certificate, prices: Prices): Float64Array {
  const reduced = Float64Array.from(
    edges.cost,
    (cost, edge) => cost + (prices.helper[edges.helper[edge] as number] as number),
  );
  for (let clique = 0; clique < prices.clique.length; clique++) {
    for (const edge of cliques.edge.subarray(cliques.start[clique], cliques.start[clique + 1])) {
      reduced[edge] = (reduced[edge] as number) + (prices.clique[clique] as number);
    }
  }
  return reduced;
}

/** What a need's dearest slot pays: whatever costs less would be taken instead. */
function paid({ needs, edges, price }: Problem, reduced: Float64Array, need: number): number {
  const alone = (needs.weight[need] as number) * price;
  const own = reduced.slice(edges.start[need], edges.start[need + 1]).sort();
  return Math.min(alone, own[(needs.slots[need] as number) - 1] ?? alone);
}
