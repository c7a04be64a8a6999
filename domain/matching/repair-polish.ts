import { excludes, type Timeline } from "./overlap";
import type { Problem } from "./problem";
import type { Decision, Decisions } from "./prove-decisions";
import type { Pricing } from "./prove-prices";
import { planFrom } from "./repair";

/**
 * A plan that is no worse, and often better: closes so many edges that none of those left exclude each other across groups,
 * never one that the plan uses. Then the cheapest flow is a plan, and the best of all that use only those edges, however
 * many things have to change for it at once (a very large neighbourhood; Ahuja and others 2002). Of edges that exclude
 * each other those are kept that the last flow would rather have.
 */
export function polish(
  problem: Problem,
  timeline: Timeline,
  pricing: Pricing,
  decisions: Decisions,
  plan: Int32Array,
): Int32Array {
  decisions.hold([]);
  pricing.setPrices(new Float64Array(0));
  const closed: Decision[] = [];
  const dear = Float64Array.from(plan, (slots, edge) => (slots === 0 ? pricing.excess(edge) : -Infinity));
  for (let person = 0; person + 1 < timeline.start.length; person++) {
    for (const edge of crossing(problem, timeline, pricing, person, dear)) closed.push({ edge, used: false });
  }
  decisions.hold(closed);
  const { flow } = pricing.solve();
  return planFrom(problem, timeline, flow);
}

/** The edges of a person to close: those that exclude one kept before them that goes through another taker. */
function crossing(
  problem: Problem,
  timeline: Timeline,
  { groups: { taker } }: Pricing,
  person: number,
  dear: Float64Array,
): number[] {
  const own = timeline.edge.subarray(timeline.start[person], timeline.start[person + 1]);
  const rank = (edge: number) => dear[edge] as number;
  const kept: number[] = [];
  return [...own]
    .sort((one, other) => (rank(one) === rank(other) ? one - other : rank(one) - rank(other)))
    .filter((edge) => {
      const fits = kept.every(
        (other) => taker[other] === taker[edge] || !excludes(problem, timeline, other, edge),
      );
      if (fits) kept.push(edge);
      return !fits;
    });
}
