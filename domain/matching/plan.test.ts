import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listingsOf, makeInstance, randomFrom } from "@/test/matching-instance";
import { Candidates } from "./candidates";
import { nearestPairs } from "./nearest-pairs";
import { LivingPlan } from "./plan";
import type { Problem } from "./problem";

/** A plan of a made-up city. */
function planOf(needs: number, offers: number, seed: number, fairness: number): LivingPlan {
  const instance = makeInstance(needs, offers, seed);
  const candidates = new Candidates(instance.needs, instance.offers);
  const { start, offer, cost, window } = nearestPairs(candidates, needs, 20);
  const problem: Problem = {
    ...listingsOf(instance),
    fairness,
    edges: { start, helper: offer, cost, window, most: null },
  };
  return new LivingPlan(problem);
}

/** Lets something happen at random; `random` gives numbers from 0 up to 1. */
function happen(plan: LivingPlan, random: () => number, count: { needs: number; helpers: number }): void {
  const below = (most: number) => Math.floor(random() * most);
  const need = below(count.needs);
  const [first] = plan.helpersOf(need);
  const pairs = <Side extends "need" | "helper">(side: Side, among: number) => {
    const ends = new Set(Array.from({ length: 1 + below(15) }, () => below(among)));
    return [...ends].map(
      (end) => ({ [side]: end, cost: below(20_000) }) as { [key in Side]: number } & { cost: number },
    );
  };
  const kind = below(8);
  if (kind === 0) {
    plan.postNeed(1 << below(4), 1 + below(2), pairs("helper", count.helpers));
    count.needs++;
  } else if (kind === 1) {
    plan.postHelper(1 + below(3), pairs("need", count.needs));
    count.helpers++;
  } else if (kind === 2) plan.withdrawNeed(need);
  else if (kind === 3) plan.withdrawHelper(below(count.helpers));
  else if (kind === 4) plan.weigh(need, 1 << below(4));
  else if (kind === 5) plan.addPair(need, below(count.helpers), below(20_000));
  else if (first) {
    if (kind === 6) plan.decline(need, first.helper);
    else if (random() < 0.5) plan.confirm(need, first.helper);
    else plan.release(need, first.helper);
  }
}

describe("a living plan", () => {
  it("is as good after every event as one worked out from nothing", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 0, 500), (seed, fairness) => {
        const random = randomFrom(seed);
        const plan = planOf(40, 30, seed, fairness);
        const count = { needs: 40, helpers: 30 };
        for (let event = 0; event < 40; event++) {
          happen(plan, random, count);
          plan.settle();
          expect(plan.worth()).toEqual(plan.anew().worth());
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is as good as one worked out from nothing after a thousand events", () => {
    const random = randomFrom(11);
    const plan = planOf(1000, 800, 11, 0);
    const count = { needs: 1000, helpers: 800 };
    for (let event = 0; event < 1000; event++) {
      happen(plan, random, count);
      plan.settle();
    }
    expect(plan.worth()).toEqual(plan.anew().worth());
  });

  it("never covers less when somebody else offers to help", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomFrom(seed);
        const plan = planOf(60, 25, seed, 0);
        for (let offer = 0; offer < 5; offer++) {
          const before = plan.worth();
          plan.postHelper(2, [
            { need: Math.floor(random() * 30), cost: 500 },
            { need: 30 + Math.floor(random() * 30), cost: 900 },
          ]);
          plan.settle();
          expect(plan.worth().coveredWeight).toBeGreaterThanOrEqual(before.coveredWeight);
          expect(plan.worth().objective).toBeLessThanOrEqual(before.objective);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps what is confirmed, and does not propose again what was declined", () => {
    const none = new Int32Array(2);
    const plan = new LivingPlan({
      needs: { weight: Int32Array.of(1, 8), slots: Int32Array.of(1, 1), start: none, end: none },
      helpers: { load: Int32Array.of(1, 1), prior: none, person: none },
      edges: {
        start: Int32Array.of(0, 2, 3),
        helper: Int32Array.of(0, 1, 0),
        cost: Int32Array.of(100, 300, 200),
        window: new Int32Array(3),
        most: null,
      },
      ...{ fairness: 0, price: 1e9 },
    });
    expect([plan.helpersOf(0), plan.helpersOf(1)]).toEqual([
      [{ helper: 1, slots: 1 }],
      [{ helper: 0, slots: 1 }],
    ]);
    plan.confirm(0, 0);
    plan.settle();
    expect([plan.helpersOf(0), plan.helpersOf(1)]).toEqual([[{ helper: 0, slots: 1 }], []]);
    plan.release(0, 0);
    plan.decline(1, 0);
    plan.settle();
    expect([plan.helpersOf(0), plan.helpersOf(1)]).toEqual([[{ helper: 0, slots: 1 }], []]);
    expect(() => plan.confirm(1, 1)).toThrow("not a pair");
  });
});
