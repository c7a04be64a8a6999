import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastOfAllPlans } from "@/test/every-plan";
import { problemOf, problems } from "@/test/problem";
import { solve } from "./solve";
import { verify } from "./verify";

const tiny = problems({ needs: 4, helpers: 3, edges: 10 });

describe("the solver", () => {
  it("finds the best of all plans and proves it, whatever there is in the problem", () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const { flow, certificate } = solve(problem);
        const verdict = verify(problem, flow, certificate);
        const least = leastOfAllPlans(problem);
        expect(verdict.faults).toEqual([]);
        expect(verdict.lowerBound).toBeLessThanOrEqual(least);
        expect(verdict.objective).toBeGreaterThanOrEqual(least);
        // What is split over an edge and counted several times by a rule is left to prices alone.
        const isWhole = problem.edges.most === null || problem.edges.most.every((most) => most === 1);
        if (isWhole) expect([verdict.objective, verdict.gap]).toEqual([least, 0]);
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same plan and proof for the same problem and work", () => {
    fc.assert(
      fc.property(problems({ needs: 8, helpers: 4, edges: 30 }), (problem) => {
        expect(solve(problem, { mostRounds: 30 })).toEqual(solve(problem, { mostRounds: 30 }));
      }),
      { numRuns: 50 },
    );
  });

  it("plans what there is nothing of", () => {
    const none = problemOf({ needs: [], helpers: [], places: "on" });
    const { flow, certificate } = solve(none);
    expect(verify(none, flow, certificate)).toMatchObject({ faults: [], objective: 0, gap: 0 });
    const nobody = problemOf({ needs: [{ weight: 4, slots: 2, edges: [] }], helpers: [{}], price: 10 });
    const alone = solve(nobody);
    expect(verify(nobody, alone.flow, alone.certificate)).toMatchObject({
      faults: [],
      objective: 80,
      gap: 0,
    });
  });

  it("sends nobody to two places at once, however many offers they made", () => {
    const needs = [0, 1, 2].map((start) => ({
      start,
      end: start + 2,
      edges: [0, 1].map((helper) => ({ helper, cost: 10 })),
    }));
    const problem = problemOf({
      needs,
      helpers: [
        { load: 3, person: 0 },
        { load: 3, person: 0 },
      ],
      places: "on",
    });
    const { flow, certificate } = solve(problem);
    expect(verify(problem, flow, certificate)).toMatchObject({
      faults: [],
      coveredWeight: 2,
      cost: 20,
      gap: 0,
    });
  });

  it("lets one car take several people, and no more than it has seats", () => {
    const needs = [2, 2, 1].map((_, index) => ({
      start: index,
      end: index + 4,
      edges: [{ helper: 0, cost: 10, window: 7 }],
    }));
    const seats = { capacity: 3, units: { 0: 2, 1: 2, 2: 1 } };
    const problem = problemOf({ needs, helpers: [{ load: 5 }], rules: [seats], places: "pooled" });
    const { flow, certificate } = solve(problem);
    expect(verify(problem, flow, certificate)).toMatchObject({ faults: [], coveredWeight: 2, gap: 0 });
  });

  it("tells when it begins to repair", () => {
    const phases: string[] = [];
    solve(problemOf({ needs: [], helpers: [] }), { enter: (phase) => phases.push(phase) });
    expect(phases).toEqual(["solve", "repair"]);
  });
});
