import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attribute } from "../attributes";
import type { Category } from "../categories";
import { on } from "../sample-listings";
import { type Urgency, urgencyWeight } from "../urgency";
import { quarter, type Window } from "../window";
import { explain } from "./explain";
import { feasiblePairs } from "./feasible-pairs";
import { figuresOf } from "./figures";
import type { NetworkPlan } from "./network-plan";
import type { NetworkRows } from "./network-rows";
import { adoptPlan, pairsById, planListings } from "./plan-listings";
import { postingOf } from "./posting";
import { match, need, offer, rowsOf, surroundings } from "./sample-network";
import { suppose } from "./what-if";
import { whyNotPair } from "./why-not-pair";

const people = ["ana", "bo", "cleo", "dov", "rosa"];
const day = on("08:15", "14:15");

const windowArb = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]): Window => {
    const from = new Date(day.from.getTime() + start * quarter);
    return { from, until: new Date(from.getTime() + length * quarter) };
  });

const listingArb = {
  authorId: fc.constantFrom(...people),
  placeId: fc.constantFrom("gate", "hall", null),
  cell: fc.constantFrom("1", "2", "4", null),
  category: fc.constantFrom<Category>("ride", "ride", "ride", "ride", "childcare", "food"),
};

const attributesArb = (category: Category) =>
  fc.constantFrom<Attribute[]>([], [], [], ...(category === "ride" ? [["child-seat"] as Attribute[]] : []));

const needArb = fc
  .record({
    ...listingArb,
    window: windowArb,
    left: fc.integer({ min: 1, max: 3 }),
    urgency: fc.constantFrom<Urgency>(0, 1, 2, 3),
  })
  .chain((facts) => attributesArb(facts.category).map((attributes) => need("", { ...facts, attributes })));

const offerArb = fc
  .record({
    ...listingArb,
    window: windowArb.map(({ from, until }) => ({ from, until: new Date(until.getTime() + 6 * quarter) })),
    left: fc.integer({ min: 0, max: 4 }),
    reach: fc.constantFrom("place" as const, "near" as const, "anywhere" as const, "anywhere" as const),
    splittable: fc.constantFrom(true, true, false),
    mostAWeek: fc.constantFrom(null, null, 1, 2),
  })
  .chain((facts) => attributesArb(facts.category).map((attributes) => offer("", { ...facts, attributes })));

const matchArb = fc.record({
  helperId: fc.constantFrom(...people),
  receiverId: fc.constantFrom(...people),
  during: windowArb,
  state: fc.constantFrom("asked" as const, "confirmed" as const, "declined" as const, "done" as const),
  origin: fc.constantFrom("claim" as const, "proposal" as const),
  needIndex: fc.nat({ max: 9 }),
  offerIndex: fc.nat({ max: 9 }),
  isOfToday: fc.boolean(),
});

/** Small networks in which all that can be the matter is now and then the matter. */
const networkArb: fc.Arbitrary<NetworkRows> = fc
  .record({
    needs: fc.array(needArb, { minLength: 2, maxLength: 7 }),
    offers: fc.array(offerArb, { minLength: 1, maxLength: 6 }),
    matches: fc.array(matchArb, { maxLength: 3 }),
    rejected: fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))),
  })
  .map(({ needs, offers, matches, rejected }) =>
    rowsOf({
      needs: needs.map((each, index) => ({ ...each, id: `n${index}` })),
      offers: offers.map((each, index) => ({
        ...each,
        id: `o${index}`,
        windows: each.windows.map((window) => ({ ...window, id: `w${index}` })),
      })),
      matches: matches.map(({ needIndex, offerIndex, ...facts }) =>
        match({
          ...facts,
          needId: `n${needIndex}`,
          offerId: `o${offerIndex}`,
          offerWindowId: `w${offerIndex}`,
        }),
      ),
      rejections: rejected
        ? [{ needId: `n${rejected[0]}`, offerId: `o${rejected[1]}`, reason: "too-far" as const }]
        : [],
    }),
  );

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
