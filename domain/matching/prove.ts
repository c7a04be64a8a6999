import { type Timeline, timelineOf } from "./overlap";
import type { Problem } from "./problem";
import { type Case, certify } from "./prove-certificate";
import { type Decision, Decisions } from "./prove-decisions";
import { type Best, Pricing } from "./prove-prices";
import { objectiveOf } from "./repair";
import { dive } from "./repair-dive";
import type { Phase, Solved } from "./solve";

/**
 * The best plan within a number of rounds, and its proof: first the prices with the highest bound and a plan close to it;
 * then, while they are apart, one edge at a time is decided both ways and each case gets prices of its own (branch and
 * bound; Land and Doig 1960), the one with the lowest bound first. The same problem always gives the same answer.
 */
export function prove(problem: Problem, mostRounds: number, enter: (phase: Phase) => void): Solved {
  return new Search(problem, mostRounds, enter).run();
}

class Search {
  private readonly timeline: Timeline;
  private readonly pricing: Pricing;
  private readonly decisions: Decisions;
  private flow: Int32Array;
  private objective = Infinity;

  constructor(
    private readonly problem: Problem,
    private readonly mostRounds: number,
    private readonly enter: (phase: Phase) => void,
  ) {
    this.timeline = timelineOf(problem);
    this.pricing = new Pricing(problem, this.timeline);
    this.decisions = new Decisions(problem, this.timeline, this.pricing);
    this.flow = new Int32Array(problem.edges.helper.length);
  }

  run(): Solved {
    this.enter("solve");
    const root: Case = { held: [], best: this.climb(null, Math.ceil(0.75 * this.mostRounds)) };
    this.enter("repair");
    if (root.best.bound < this.objective) this.diveFrom(root);
    for (let open = [root]; open.length > 0 && this.pricing.rounds < this.mostRounds; ) {
      const next = open.reduce((least, each) => (each.best.bound < least.best.bound ? each : least));
      const rest = open.filter((each) => each !== next && each.best.bound < this.objective);
      open = next.best.bound < this.objective ? [...rest, ...this.split(next)] : rest;
    }
    return {
      flow: this.flow,
      certificate: certify(this.problem, this.pricing, root),
      rounds: this.pricing.rounds,
    };
  }

  /** Searches prices under the decisions held, until nothing is broken or unused, or the case cannot hold the best plan. */
  private climb(from: Best | null, most: number): Best {
    const { pricing } = this;
    pricing.best = null;
    if (from) {
      pricing.setPrices(from.priced);
      pricing.forgetSteps(0.3);
    }
    let lastBound = -Infinity;
    for (let round = pricing.solve(), at = 1; ; round = pricing.solve(), at++) {
      const isPlan = round.conflicts.length === 0 && round.broken === 0;
      if (isPlan) this.offer(round.flow);
      const { bound } = pricing.best ?? round;
      if ((isPlan && round.unearned === 0) || bound >= this.objective || at >= most) break;
      if (at % patience === 0) {
        if (bound - lastBound <= bound * stalled) break;
        lastBound = bound;
      }
      pricing.reprice(round);
    }
    return pricing.best as unknown as Best;
  }

  private split(parent: Case): Case[] {
    const edge = this.edgeToDecide(parent);
    if (edge === null) return [];
    const cases = [false, true].map((used): Case => {
      const held: Decision[] = [...parent.held, { edge, used }];
      this.decisions.hold(held);
      const child = { held, best: this.climb(parent.best, caseRounds) };
      if (child.best.bound < this.objective) this.diveFrom(child);
      return child;
    });
    parent.split = { edge, without: cases[0] as Case, within: cases[1] as Case };
    return cases;
  }

  /** An edge that is used together with what it excludes, or that a broken rule has too many of; null when there is none. */
  private edgeToDecide(parent: Case): number | null {
    const { pricing, decisions } = this;
    decisions.hold(parent.held);
    pricing.setPrices(parent.best.priced);
    pricing.forgetSteps(0.1);
    for (let tries = 0; tries < caseRounds; tries++) {
      const round = pricing.solve();
      const candidates = [...round.conflicts, ...pricing.limits.broken(round.flow)].flat();
      const undecided = candidates.find((edge) => !decisions.isForced(edge));
      if (undecided !== undefined) return undecided;
      pricing.reprice(round);
    }
    return null;
  }

  private diveFrom({ held, best }: Case): void {
    this.decisions.hold(held);
    this.offer(dive(this.problem, this.timeline, this.pricing, this.decisions, held, best));
  }

  private offer(flow: Int32Array): void {
    const objective = objectiveOf(this.problem, flow);
    if (objective >= this.objective) return;
    this.objective = objective;
    this.flow = flow;
  }
}

/** How many rounds the search for prices goes on at most in each case; at the start, three quarters of all. */
const caseRounds = 12;
/** It ends when that many rounds raised the bound by no more than this part of it. */
const patience = 10;
const stalled = 1e-6;
