import { expect, it } from "vitest";
import { listingsOf, makeInstance } from "@/test/matching-instance";
import { Candidates } from "./candidates";
import { Flow } from "./flow";
import { networkOf } from "./flow-network";
import { nearestPairs } from "./nearest-pairs";
import { priceAllPairs } from "./price";
import type { Problem } from "./problem";
import { worthOf } from "./verify-plan";

it("is as good as the flow over every pair there is, and better than over the nearest", () => {
  let better = 0;
  for (const seed of [1, 2, 3, 4]) {
    const instance = makeInstance(700, 500, seed);
    const listings = listingsOf(instance);
    const candidates = new Candidates(instance.needs, instance.offers);
    const whole = solveOver(listings, candidates, 1000);
    const nearest = solveOver(listings, candidates, 16);
    const priced = priceAllPairs(candidates, listings);
    const found = worthOf(priced.problem, priced.flow);
    expect(found).toEqual(whole.worth);
    expect(priced.flow.length).toBeLessThan(whole.edges);
    if (nearest.worth.objective > found.objective) better++;
  }
  expect(better).toBeGreaterThan(0);
});

function solveOver(listings: Omit<Problem, "edges">, candidates: Candidates, most: number) {
  const { start, offer, cost, window } = nearestPairs(candidates, listings.needs.weight.length, most);
  const problem: Problem = { ...listings, edges: { start, helper: offer, cost, window, most: null } };
  const flow = new Flow(networkOf(problem));
  flow.optimise();
  return { worth: worthOf(problem, flow.overEdges()), edges: offer.length };
}
