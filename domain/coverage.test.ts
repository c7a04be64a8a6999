import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories } from "./categories";
import { type CoverageNeed, coverageByDay, coverageByHour, uncovered } from "./coverage";
import { hours, midnight, sampleNeedCard } from "./sample-board";
import { urgencies } from "./urgency";

const now = midnight + 8 * 3600;

function need(facts: Partial<CoverageNeed>): CoverageNeed {
  return { ...sampleNeedCard(), ...facts };
}

describe("coverageByDay", () => {
  it("adds up each category of each day", () => {
    const needs = [
      need({ ...hours(30, 31), category: "food", quantity: 10, left: 4, waiting: 1 }),
      need({ quantity: 2, left: 0 }),
      need({ quantity: 3, left: 3 }),
      need({ category: "food", quantity: 5, left: 0, waiting: 5 }),
    ];
    expect(coverageByDay(needs)).toEqual([
      { category: "ride", day: "2026-11-26", needed: 5, covered: 2, waiting: 0 },
      { category: "food", day: "2026-11-26", needed: 5, covered: 0, waiting: 5 },
      { category: "food", day: "2026-11-27", needed: 10, covered: 5, waiting: 1 },
    ]);
    expect(coverageByDay([])).toEqual([]);
  });

  it("loses no quantity", () => {
    fc.assert(
      fc.property(fc.array(needs), (all) => {
        const cells = coverageByDay(all);
        const nobody = cells.map((cell) => cell.needed - cell.covered - cell.waiting);
        expect(sum(cells.map((cell) => cell.needed))).toBe(sum(all.map((each) => each.quantity)));
        expect(sum(nobody)).toBe(sum(all.map((each) => each.left)));
      }),
    );
  });
});

describe("coverageByHour", () => {
  const clock = (seconds: number) => {
    const at = new Date(seconds * 1000).toISOString();
    return { day: at.slice(0, 10), hour: Number(at.slice(11, 13)) };
  };
  const today = clock(midnight).day;

  it("counts a need whole in every hour it touches", () => {
    const needs = [
      need({ ...hours(9, 10.5), quantity: 3, left: 1 }),
      need({ ...hours(10, 11), quantity: 2, left: 0, waiting: 2 }),
    ];
    expect(coverageByHour(needs, [today], clock)).toEqual([
      { category: "ride", hour: 9, needed: 3, covered: 2, waiting: 0 },
      { category: "ride", hour: 10, needed: 5, covered: 2, waiting: 2 },
    ]);
  });

  it("adds up the same hour of several days, and leaves other days out", () => {
    const tomorrow = clock(midnight + 24 * 3600).day;
    const needs = [
      need({ ...hours(9, 10), quantity: 1, left: 1 }),
      need({ ...hours(33, 34), quantity: 4, left: 0 }),
    ];
    const [both] = coverageByHour(needs, [today, tomorrow], clock);
    expect(both).toEqual({ category: "ride", hour: 9, needed: 5, covered: 4, waiting: 0 });
    expect(coverageByHour(needs, [tomorrow], clock)).toMatchObject([{ needed: 4 }]);
    expect(coverageByHour([need(hours(23, 25))], [tomorrow], clock)).toMatchObject([{ hour: 0 }]);
  });
});

describe("uncovered", () => {
  it("puts first what presses most: urgency against time left", () => {
    const needs = [
      need({ id: "whenever-soon", urgency: 0, ...hours(10, 11) }),
      need({ id: "cannot-fail-tomorrow", urgency: 3, ...hours(32, 33) }),
      need({ id: "cannot-fail-soon", urgency: 3, ...hours(11, 12) }),
      need({ id: "pressing-soon", urgency: 2, ...hours(10, 11) }),
      need({ id: "begun", urgency: 0, ...hours(7, 9) }),
    ];
    expect(uncovered(needs, now).map(({ id }) => id)).toEqual([
      "begun",
      "cannot-fail-soon",
      "pressing-soon",
      "whenever-soon",
      "cannot-fail-tomorrow",
    ]);
  });

  it("does not let what has begun outweigh what cannot fail an hour from now", () => {
    const begun = need({ id: "begun", urgency: 0, ...hours(7, 9) });
    const cannotFail = need({ id: "cannot-fail", urgency: 3, ...hours(9, 10) });
    expect(uncovered([begun, cannotFail], now)).toEqual([cannotFail, begun]);
  });

  it("counts half the time left as one step of urgency, and then the sooner goes first", () => {
    const later = need({ id: "a-pressing-in-eight", urgency: 2, ...hours(16, 17) });
    const sooner = need({ id: "b-matters-in-four", urgency: 1, ...hours(12, 13) });
    expect(uncovered([later, sooner], now)).toEqual([sooner, later]);
    expect(uncovered([{ ...later, urgency: 3 }, sooner], now)[0]?.id).toBe(later.id);
  });

  it.each<[string, Partial<CoverageNeed>, number, boolean]>([
    ["covered", { left: 0 }, 48, false],
    ["over", hours(7, 8), 48, false],
    ["begun", hours(7, 8.25), 48, true],
    ["just inside the time", hours(55.75, 57), 48, true],
    ["at the end of it", hours(56, 57), 48, false],
    ["inside a longer time", hours(56, 57), 72, true],
  ])("%s", (_, facts, withinHours, listed) => {
    expect(uncovered([need(facts)], now, withinHours)).toHaveLength(listed ? 1 : 0);
  });

  it("gives the same order whatever order it gets", () => {
    fc.assert(
      fc.property(fc.uniqueArray(needs, { selector: ({ id }) => id }), (all) => {
        expect(uncovered([...all].reverse(), now)).toEqual(uncovered(all, now));
      }),
    );
  });
});

const needs: fc.Arbitrary<CoverageNeed> = fc
  .record({
    id: fc.uuid(),
    category: fc.constantFrom(...categories),
    from: fc.integer({ min: 0, max: 70 }),
    urgency: fc.constantFrom(...urgencies),
    left: fc.integer({ min: 0, max: 3 }),
    waiting: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ from, ...facts }) => need({ ...facts, ...hours(from, from + 2), quantity: 5 }));

function sum(figures: number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
