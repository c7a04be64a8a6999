import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastOfAllPlans } from "@/test/every-plan";
import { problemOf, problems } from "@/test/problem";
import type { Certificate, Prices } from "./certificate";
import { verify } from "./verify";

/** Two needs at the same time and one after, two helpers of one person, a rule of two seats; all three can be covered. */
const problem = problemOf({
  needs: [
    { start: 0, end: 2, edges: [{ helper: 0, cost: 10 }] },
    { start: 1, end: 3, edges: [{ helper: 1, cost: 20 }] },
    { start: 3, end: 4, slots: 2, weight: 2, edges: [{ helper: 0, cost: 30, most: 2 }] },
  ],
  helpers: [
    { load: 3, person: 7 },
    { load: 1, person: 7 },
  ],
  rules: [{ capacity: 3, units: { 0: 1, 2: 1 } }],
  fairness: 5,
  places: "on",
});
/** Two of the three, as nobody can be in two places. */
const best = Int32Array.of(1, 0, 2);

/** One clique: the two edges of person 7 at the moment when both needs are on. */
const cliques = { start: Int32Array.of(0, 2), edge: Int32Array.of(0, 1) };

function prices(given: { helper?: number[]; rule?: number[]; clique?: number[] }): Prices {
  return {
    helper: Float64Array.from(given.helper ?? [0, 0]),
    rule: Float64Array.from(given.rule ?? [0]),
    clique: Float64Array.from(given.clique ?? [0]),
  };
}

/** At 980 for the moment, need 1 would as soon be left alone; 10 is what the third slot of helper 0 would cost more. */
const certificate: Certificate = { cliques, proof: prices({ helper: [10, 0], clique: [980] }) };

describe("the verifier", () => {
  it("accepts the best plan and its proof, and says what they come to", () => {
    expect(verify(problem, best, certificate)).toEqual({
      faults: [],
      coveredWeight: 5,
      cost: 10 + 60 + 15,
      objective: 1085,
      lowerBound: 1085,
      gap: 0,
    });
  });

  it("says how far a worse plan may be from the best", () => {
    const verdict = verify(problem, Int32Array.of(0, 1, 2), certificate);
    expect(verdict).toMatchObject({ faults: [], objective: 1085, lowerBound: 1085 });
    const none = verify(problem, new Int32Array(3), certificate);
    expect(none).toMatchObject({ faults: [], objective: 6000, lowerBound: 1085 });
    expect(none.gap).toBeCloseTo(1 - 1085 / 6000, 12);
  });

  it.each<[string, number[], string, number]>([
    ["fewer slots than none", [-1, 0, 2], "flow", 0],
    ["more slots than the most over an edge", [2, 0, 1], "flow", 0],
    ["more slots than the need has", [0, 0, 3], "slots", 2],
    ["more than a helper's load", [1, 2, 2], "load", 1],
    ["more than a rule's capacity", [2, 0, 2], "rule", 0],
    ["one person in two places", [1, 1, 0], "places", 1],
    ["a flow of another problem", [1, 0], "shape", 2],
  ])("finds %s", (_, flow, fault, at) => {
    const { faults } = verify(problem, Int32Array.from(flow), certificate);
    expect(faults).toContainEqual({ fault, at });
  });

  it.each<[string, Certificate]>([
    ["a helper's price below zero", { cliques, proof: prices({ helper: [-1, 0] }) }],
    ["a price that is no number", { cliques, proof: prices({ clique: [Number.NaN] }) }],
    ["a price with a fraction", { cliques, proof: prices({ rule: [0.5] }) }],
    ["a price for a helper that is not there", { cliques, proof: prices({ helper: [0, 0, 0] }) }],
    ["a rule without a price", { cliques, proof: prices({ rule: [] }) }],
    ["a clique without a price", { cliques, proof: prices({ clique: [] }) }],
    ["a clique whose edges can be used together", withClique(0, 2)],
    ["a clique with an edge twice", withClique(0, 0)],
    ["a clique with an edge that is not there", withClique(0, 3)],
    ["a clique of nothing", withClique()],
    [
      "a clique that ends elsewhere",
      { cliques: { ...cliques, start: Int32Array.of(0, 1) }, proof: prices({}) },
    ],
    ["a decision about an edge that is not there", decided(3)],
    ["a decision about half an edge", decided(0.5)],
    ["an edge that is decided to be used twice", twice()],
  ])("believes nothing of a proof with %s", (_, forged) => {
    const verdict = verify(problem, best, forged);
    expect(verdict.faults).not.toEqual([]);
    expect(verdict.lowerBound).toBe(0);
  });

  it("believes no proof of more than there is", () => {
    const without = { ...problem, places: { ...problem.places, on: false } };
    expect(verify(without, best, certificate).faults).toEqual([{ fault: "clique", at: 0 }]);
    const pooled = { ...problem, places: { on: true, pooled: true, free: null } };
    expect(verify(pooled, best, certificate).faults).toEqual([]);
    const oneWindow = { ...pooled, edges: { ...problem.edges, window: Int32Array.of(4, 4, 4) } };
    expect(verify(oneWindow, best, certificate).faults).toEqual([{ fault: "clique", at: 0 }]);
    const free = { ...problem, places: { on: true, pooled: false, free: Uint8Array.of(0, 1, 0) } };
    expect(verify(free, best, certificate).faults).toEqual([{ fault: "clique", at: 0 }]);
  });

  it("takes the worst of all cases", () => {
    const tight = prices({ helper: [10, 0], clique: [980] });
    const half: Certificate = { cliques, proof: { edge: 0, without: prices({}), within: tight } };
    expect(verify(problem, best, half)).toMatchObject({ faults: [], lowerBound: 1000 + 20 + 60 + 0 });
    const cases: Certificate = {
      cliques,
      proof: { edge: 0, without: prices({ helper: [5, 0] }), within: prices({ helper: [10, 0] }) },
    };
    expect(verify(problem, best, cases)).toMatchObject({ faults: [], lowerBound: 1085, gap: 0 });
  });

  it("begins another unit of uncovered weight when the bound leaves more than all costs", () => {
    const dear = { ...problem, price: 1_000_000 };
    const loose = verify(dear, best, { cliques, proof: prices({ clique: [400_000] }) });
    expect(loose.lowerBound).toBe(1_000_000);
  });

  it("proves nothing that is not so, at any prices", () => {
    fc.assert(
      fc.property(
        problems({ needs: 4, helpers: 3, edges: 9 }),
        fc.array(fc.nat(900), { maxLength: 5 }),
        (tiny, any) => {
          const priceOf = (_: number, index: number) => any[index % Math.max(1, any.length)] ?? 0;
          const made: Prices = {
            helper: Float64Array.from(tiny.helpers.load, priceOf),
            rule: Float64Array.from(tiny.rules.capacity, priceOf),
            clique: new Float64Array(0),
          };
          const edges = tiny.edges.helper.length;
          const none = { start: new Int32Array(1), edge: new Int32Array(0) };
          const proof = edges === 0 ? made : { edge: (any[0] ?? 0) % edges, without: made, within: made };
          const verdict = verify(tiny, new Int32Array(edges), { cliques: none, proof });
          expect(verdict.faults).toEqual([]);
          expect(verdict.lowerBound).toBeLessThanOrEqual(leastOfAllPlans(tiny));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function withClique(...edges: number[]): Certificate {
  const start = Int32Array.of(0, edges.length);
  return { cliques: { start, edge: Int32Array.from(edges) }, proof: prices({ clique: [100] }) };
}

function decided(edge: number): Certificate {
  return { cliques, proof: { edge, without: prices({}), within: prices({}) } };
}

function twice(): Certificate {
  const again = { edge: 0, without: prices({}), within: prices({}) };
  return { cliques, proof: { edge: 0, without: prices({}), within: again } };
}
