import { type Timeline, timelineOf } from "./overlap";
import type { Problem } from "./problem";
import { type Case, certify } from "./prove-certificate";
import { type Decision, Decisions } from "./prove-decisions";
import { type Best, Pricing, type Round } from "./prove-prices";
import { objectiveOf, planFrom } from "./repair";
import { dive } from "./repair-dive";
import { polish } from "./repair-polish";
import type { Solved, Work } from "./solved";

/**
 * The best plan within a number of rounds, and its proof: first the prices with the highest bound and a plan close to it;
 * then, while they are apart, one edge at a time is decided both ways and each case gets prices of its own (branch and
 * bound; Land and Doig 1960), the one with the lowest bound first. The same problem always gives the same answer.
 */
export function prove(problem: Problem, work: Required<Work>): Solved {
  return new Search(problem, work).run();
}

class Search {
  private readonly timeline: Timeline;
  private readonly pricing: Pricing;
  private readonly decisions: Decisions;
  private flow: Int32Array;
  private objective = Infinity;
  private cases = 0;
  /** More than the edges of any plan cost together. */
  private readonly mostCost: number;

  constructor(
    private readonly problem: Problem,
    private readonly work: Required<Work>,
  ) {
    this.timeline = timelineOf(problem);
    this.pricing = new Pricing(problem, this.timeline);
    this.decisions = new Decisions(problem, this.timeline, this.pricing);
    this.flow = new Int32Array(problem.edges.helper.length);
    this.mostCost = mostCostOf(problem);
  }

  run(): Solved {
    this.work.enter("solve");
    const root = this.climb([], null, Math.ceil(rootPart * this.work.mostRounds));
    this.work.enter("repair");
    if (!this.isBeaten(root.best)) {
      this.diveFrom(root);
      this.polishPlan();
    }
    for (
      let open = this.work.byCases ? [root] : [];
      open.length > 0 && this.pricing.rounds < this.work.mostRounds;
    ) {
      const next = open.reduce((least, each) => (each.best.bound < least.best.bound ? each : least));
      const rest = open.filter((each) => each !== next && !this.isBeaten(each.best));
      open = this.isBeaten(next.best) ? rest : [...rest, ...this.split(next)];
    }
    return {
      flow: this.flow,
      certificate: certify(this.problem, this.pricing, root),
      rounds: this.pricing.rounds,
    };
  }

  /** Searches prices under decisions, until nothing is broken or unused, or the case cannot hold the best plan. */
  private climb(held: readonly Decision[], from: Best | null, most: number): Case {
    const { pricing } = this;
    this.decisions.hold(held);
    if (from) {
      pricing.setPrices(from.priced);
      pricing.forgetSteps(0.3);
    }
    let round = pricing.solve();
    let best = pricing.priced(round);
    let undecided = this.undecidedIn(round);
    let lastBound = -Infinity;
    for (let at = 1; at < most; at++) {
      const isPlan = round.conflicts.length === 0 && round.broken === 0;
      if (isPlan) this.offer(round.flow);
      if ((isPlan && round.unearned === 0) || this.isBeaten(best)) break;
      if (at % patience === 0) {
        if (best.bound - lastBound <= best.bound * stalled) break;
        lastBound = best.bound;
      }
      pricing.reprice(round);
      round = pricing.solve();
      if (round.bound > best.bound) best = pricing.priced(round);
      undecided = this.undecidedIn(round) ?? undecided;
    }
    return { held, best, undecided };
  }

  /** Whether no plan of a case is better than the one we have. Uncovered weight comes in whole units. */
  private isBeaten({ bound }: Best): boolean {
    const { price } = this.problem;
    return Math.max(bound, Math.ceil((bound - this.mostCost) / price) * price) >= this.objective;
  }

  private split(parent: Case): Case[] {
    const edge = parent.undecided;
    if (edge === null) return [];
    const [without, within] = [this.caseOf(parent, edge, false), this.caseOf(parent, edge, true)];
    parent.split = { edge, without, within };
    return [without, within];
  }

  private caseOf(parent: Case, edge: number, used: boolean): Case {
    const held: Decision[] = [...parent.held, { edge, used }];
    this.decisions.hold(held);
    if (this.decisions.isImpossible)
      return { held, best: { ...parent.best, bound: Infinity }, undecided: null };
    const child = this.climb(held, parent.best, caseRounds);
    if (!this.isBeaten(child.best) && this.cases++ % casesPerDive === 0) this.diveFrom(child);
    return child;
  }

  /** An edge to decide both ways, because a flow breaks a limit with it or leaves one with a price unused. */
  private undecidedIn(round: Round): number | null {
    const { pricing, decisions } = this;
    const broken = [...round.conflicts, ...pricing.limits.broken(round.flow)].flat();
    const unearning = broken.length > 0 ? [] : pricing.limits.unearning(round.flow);
    const [first, ...others] = [...broken, ...unearning].filter((edge) => decisions.isOpen(edge));
    if (first === undefined || broken.length > 0) return first ?? null;
    return others.reduce(
      (least, edge) => (pricing.reduced(edge) < pricing.reduced(least) ? edge : least),
      first,
    );
  }

  /** Plans close to the bound of a case. */
  private diveFrom({ held, best }: Case): void {
    const left = Math.max(0, this.work.mostRounds - this.pricing.rounds);
    const rounds = Math.min(roundsToSettle, Math.floor(left / 10));
    const flows =
      rounds === 0 ? [this.flowAt(held, best)] : dive(this.pricing, this.decisions, held, best, rounds);
    let last: Int32Array | null = null;
    for (const flow of flows) {
      last = flow;
      // With little work left, only the last of them is worth making a plan of.
      if (rounds === roundsToSettle) this.offer(planFrom(this.problem, this.timeline, flow));
      if (this.pricing.rounds >= this.work.mostRounds) break;
    }
    if (last) this.offer(planFrom(this.problem, this.timeline, last));
  }

  /** What the prices of a case come to, for who has no time to let them settle. */
  private flowAt(held: readonly Decision[], { priced }: Best): Int32Array {
    this.decisions.hold(held);
    this.pricing.setPrices(priced);
    return this.pricing.solve().flow;
  }

  /** Makes the plan better as long as a whole flow around it does. */
  private polishPlan(): void {
    let before: number;
    do {
      before = this.objective;
      this.offer(polish(this.problem, this.timeline, this.pricing, this.decisions, this.flow));
    } while (this.objective < before && this.pricing.rounds < this.work.mostRounds);
  }

  private offer(flow: Int32Array): void {
    const objective = objectiveOf(this.problem, flow);
    if (objective >= this.objective) return;
    this.objective = objective;
    this.flow = flow;
  }
}

function mostCostOf({ needs, helpers, edges, fairness }: Problem): number {
  const dearest = new Int32Array(needs.weight.length);
  for (let need = 0; need < dearest.length; need++) {
    const costs = edges.cost.subarray(edges.start[need], edges.start[need + 1]);
    dearest[need] = costs.reduce((most, cost) => Math.max(most, cost), 0);
  }
  const alone = dearest.reduce((sum, cost, need) => sum + cost * (needs.slots[need] as number), 0);
  return helpers.load.reduce((sum, load) => sum + (fairness * load * (load - 1)) / 2, alone);
}

/** How many rounds the search for prices goes on at most in each case; at the start, this part of all. */
const caseRounds = 12;
const rootPart = 0.65;
/** How often a case is tried for a better plan: prices seldom lead to another one so soon. */
const casesPerDive = 8;
/** How long prices may settle on the way to a plan, when there is work left for that. */
const roundsToSettle = 6;
/** It ends when that many rounds raised the bound by no more than this part of it. */
const patience = 10;
const stalled = 1e-6;
