import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { urgencyWeight } from "../urgency";
import { explain } from "./explain";
import { feasiblePairs } from "./feasible-pairs";
import { figuresOf } from "./figures";
import type { NetworkPlan } from "./network-plan";
import type { NetworkRows } from "./network-rows";
import { adoptPlan, pairsById, planListings } from "./plan-listings";
import { postingOf } from "./posting";
import { networkArb, surroundings } from "./sample-network";
import { suppose } from "./what-if";
import { whyNotPair } from "./why-not-pair";

function planOf(rows: NetworkRows): NetworkPlan {
  return explain(planListings(postingOf(rows, surroundings)), null);
}

describe("feasiblePairs", () => {
  it("finds exactly the pairs against which nothing speaks", () => {
    fc.assert(
      fc.property(networkArb, (rows) => {
        const posting = postingOf(rows, surroundings);
        const { start, standing } = feasiblePairs(posting, figuresOf(posting));
        const found = posting.needs.map((_, index) => [...standing.subarray(start[index], start[index + 1])]);
        const free = posting.needs.map((each) =>
          [...posting.standing.keys()].filter((at) => {
            const stands = posting.standing[at];
            return stands && stands.window.left > 0 && whyNotPair(posting, each, stands).length === 0;
          }),
        );
        expect(found).toEqual(free);
      }),
      { numRuns: 100 },
    );
  });
});

describe("planListings", () => {
  it("is verified, never promises what is not there, and is the same each time", () => {
    fc.assert(
      fc.property(networkArb, (rows) => {
        const plan = planOf(rows);
        expect(plan.certificate.verified).toBe(true);
        expect(plan.certificate.coveredWeight).toBeLessThanOrEqual(plan.certificate.mostWeight);
        for (const { windows } of rows.offers) {
          for (const { id, left } of windows) {
            const used = plan.pairs.filter(({ offered }) => offered.id === id);
            expect(used.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(left);
          }
        }
        expect(planOf(rows)).toEqual(plan);
      }),
      { numRuns: 80 },
    );
  });
});

describe("adoptPlan", () => {
  it("is the plan that was found, with what was proven of it; and nothing that is not", () => {
    fc.assert(
      fc.property(networkArb, (rows) => {
        const posting = postingOf(rows, surroundings);
        const planned = planListings(posting);
        const { objective, lowerBound, verified } = planned.certificate;
        const pairs = pairsById(planned);
        const kept = { objective, lowerBound, verified, pairs };
        const adopted = adoptPlan(posting, kept);
        expect([adopted?.uses, adopted?.certificate]).toEqual([planned.uses, planned.certificate]);
        expect(adoptPlan(posting, { ...kept, objective: objective + 1 })).toBeNull();
        expect(
          adoptPlan(posting, { ...kept, pairs: [...pairs, { needId: "n0", windowId: "gone", quantity: 1 }] }),
        ).toBeNull();
        if (pairs.length > 0) expect(adoptPlan(posting, { ...kept, pairs: pairs.slice(1) })).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

describe("the cheapest change", () => {
  it("covers the need when it is made, and nobody loses help for it", () => {
    let tried = 0;
    fc.assert(
      fc.property(networkArb, (rows) => {
        const plan = planOf(rows);
        for (const { need: wanted, missing, cheapest } of plan.uncovered) {
          if (!cheapest) continue;
          const supposed = suppose(rows, { what: "change", change: cheapest.change });
          const then = supposed && planOf(supposed.rows);
          tried += 1;
          expect(then?.certificate.coveredWeight).toBeGreaterThanOrEqual(
            plan.certificate.coveredWeight + missing * urgencyWeight(wanted.urgency),
          );
        }
      }),
      { numRuns: 100 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});
