import type { Decision, Decisions } from "./prove-decisions";
import type { Best, Pricing, Round } from "./prove-prices";

/**
 * Flows that come closer and closer to a plan, beginning with the prices of a bound: of two edges that exclude each other
 * the one is closed whose need loses less by it; first where most is at stake, and a part of them at a time. Then prices
 * are given some rounds to settle, so that one closed edge does not break the next limit and that another. The last flow
 * is a plan, or what is still broken after `mostCloses` times is little. Takes about ten times `rounds`.
 */
export function* dive(
  pricing: Pricing,
  decisions: Decisions,
  held: readonly Decision[],
  from: Best,
  rounds: number,
): Generator<Int32Array> {
  const closed: Decision[] = [...held];
  decisions.hold(held);
  pricing.setPrices(from.priced);
  pricing.forgetSteps(0.3);
  for (let closes = 0; closes < mostCloses; closes++) {
    const round = settle(pricing, rounds);
    yield round.flow;
    const closing = losers(pricing, decisions, round, rounds >= 3 ? aPart : 1);
    if (closing.size === 0) break;
    for (const edge of closing) closed.push({ edge, used: false });
    decisions.hold([...closed]);
  }
  decisions.hold(held);
}

const mostCloses = 40;
/** Which part of what is broken is settled at once, when there are rounds for it to matter. */
const aPart = 1 / 3;

function settle(pricing: Pricing, most: number): Round {
  let round = pricing.solve();
  for (let rounds = 0; rounds < most && isBroken(round); rounds++) {
    pricing.reprice(round);
    round = pricing.solve();
  }
  return round;
}

function isBroken(round: Round): boolean {
  return round.conflicts.length > 0 || round.broken > 0;
}

/** The edges to close, each the least loss of those that cannot all be used. */
function losers(
  pricing: Pricing,
  decisions: Decisions,
  { flow, conflicts }: Round,
  part: number,
): Set<number> {
  const lossOf = (edge: number) => (decisions.isForced(edge) ? Infinity : pricing.loss(edge, flow));
  const choices = [...conflicts, ...pricing.limits.broken(flow)].map((edges) => {
    const losses = edges.map((edge) => ({ edge, loss: lossOf(edge) }));
    return losses.sort((one, other) => one.loss - other.loss);
  });
  const atStake = (choice: (typeof choices)[number]) => choice[1]?.loss ?? 0;
  choices.sort((one, other) => atStake(other) - atStake(one));
  const closing = new Set<number>();
  for (const [first, ...others] of choices.slice(0, Math.ceil(choices.length * part))) {
    const isSettled = others.some(({ edge }) => closing.has(edge));
    if (first && !isSettled) closing.add(first.edge);
  }
  return closing;
}
