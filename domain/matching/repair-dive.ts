import type { Timeline } from "./overlap";
import type { Problem } from "./problem";
import type { Decision, Decisions } from "./prove-decisions";
import type { Best, Pricing, Round } from "./prove-prices";
import { planFrom } from "./repair";

/**
 * A plan close to a bound: of each two edges that exclude each other, the one is closed whose need loses less by it, and
 * the flow finds its way around, until nothing is broken. The prices stay, so that all else stays nearly as cheap.
 */
export function dive(
  problem: Problem,
  timeline: Timeline,
  pricing: Pricing,
  decisions: Decisions,
  held: readonly Decision[],
  from: Best,
): Int32Array {
  pricing.setPrices(from.priced);
  const closed: Decision[] = [...held];
  let round: Round = from;
  for (let rounds = 0; rounds < mostRounds; rounds++) {
    round = pricing.solve();
    const closing = losers(pricing, decisions, round);
    if (closing.size === 0) break;
    for (const edge of closing) closed.push({ edge, used: false });
    decisions.hold([...closed]);
  }
  decisions.hold(held);
  return planFrom(problem, timeline, round.flow);
}

/** After that many rounds what is still broken is left out. */
const mostRounds = 25;

function losers(pricing: Pricing, decisions: Decisions, round: Round): Set<number> {
  const closing = new Set<number>();
  const loss = (edge: number) => (decisions.isForced(edge) ? Infinity : pricing.loss(edge, round.flow));
  for (const [one, other] of round.conflicts) {
    if (!closing.has(one) && !closing.has(other)) closing.add(loss(one) <= loss(other) ? one : other);
  }
  for (const broken of pricing.limits.broken(round.flow)) {
    if (broken.some((edge) => closing.has(edge))) continue;
    closing.add(broken.reduce((least, edge) => (loss(edge) < loss(least) ? edge : least)));
  }
  return closing;
}
