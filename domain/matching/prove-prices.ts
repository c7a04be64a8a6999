import { closed, Flow } from "./flow";
import type { Timeline } from "./overlap";
import { type Groups, groupsOf, networkWithGroups } from "./overlap-groups";
import { Limits } from "./overlap-limits";
import type { Problem } from "./problem";

/** A flow at some prices: a lower bound for every plan, and a plan itself when it breaks no limit. */
export type Round = {
  readonly bound: number;
  readonly flow: Int32Array;
  /** Pairs of edges that exclude each other and are both used. */
  readonly conflicts: readonly [number, number][];
  /** How many rules are broken. */
  readonly broken: number;
  /** What priced limits would still earn if they were used up; with nothing broken, how far the plan is from the bound. */
  readonly unearned: number;
};

/** A round with the prices at which it was found: of the flow's nodes, and of limits. */
export type Best = Round & { readonly nodes: Float64Array; readonly priced: Float64Array };

/**
 * Searches for the prices on limits that give the highest lower bound (Lagrangian relaxation; Held and Karp 1971). The
 * flow is solved anew from where it stood each time. Each price has a step of its own that grows while its limit is broken
 * time after time and is halved when that turns (Riedmiller and Braun's Rprop, 1993): the limits hardly touch each other,
 * so that one step for all would be too short for most.
 */
export class Pricing {
  readonly limits: Limits;
  readonly groups: Groups;
  readonly flow: Flow;
  /** What each edge costs with the prices of limits, whether it is closed or not. */
  private readonly cost: Float64Array;
  private readonly step: number[] = [];
  private readonly turn: number[] = [];
  private readonly firstStep: number;
  /** How much longer a step gets while its limit stays broken. */
  private readonly growth: number;
  rounds = 0;

  constructor(
    private readonly problem: Problem,
    private readonly timeline: Timeline,
  ) {
    this.groups = groupsOf(problem, timeline);
    this.limits = new Limits(problem, timeline, new Set(this.groups.rule));
    this.flow = new Flow(networkWithGroups(problem, this.groups));
    this.cost = Float64Array.from(problem.edges.cost);
    const total = this.cost.reduce((sum, cost) => sum + cost, 0);
    this.firstStep = Math.max(1, total / Math.max(1, this.cost.length) / 8);
    // Where coverage comes first, a price may have to rise to what a whole need is worth, thousands of costs away.
    this.growth = problem.price > 1000 * this.firstStep ? 1.8 : 1.3;
    for (const _ of this.limits.price) this.addStep();
  }

  /** Closes an edge (1), forces it (-1) or opens it again (0), without changing what it costs in the bound. */
  decide(edge: number, sign: number): void {
    this.flow.cost[edge] = (this.cost[edge] as number) + sign * closed;
  }

  /** What a slot over an edge costs on its way to the root; its need takes the edges where it is least. */
  reduced(edge: number): number {
    return (this.flow.cost[edge] as number) + (this.flow.price[this.groups.taker[edge] as number] as number);
  }

  /** What an edge costs more than its need pays now; below 0 when the need would rather have it. */
  excess(edge: number): number {
    const need = this.flow.nodeOf(this.timeline.needOf[edge] as number);
    return this.reduced(edge) - (this.flow.price[need] as number);
  }

  /** What the cheapest other way of covering an edge's need costs more than the edge, at the prices as they are. */
  loss(edge: number, flow: Int32Array): number {
    const { needs, edges, price } = this.problem;
    const need = this.timeline.needOf[edge] as number;
    let least = (needs.weight[need] as number) * price;
    for (let other = edges.start[need] as number; other < (edges.start[need + 1] as number); other++) {
      if (flow[other] === 0) least = Math.min(least, this.reduced(other));
    }
    return least - this.reduced(edge);
  }

  /** Sets the prices of limits; those added later begin at 0. */
  setPrices(prices: Float64Array): void {
    for (let limit = 0; limit < this.limits.price.length; limit++) {
      this.change(limit, (prices[limit] ?? 0) - (this.limits.price[limit] as number));
    }
  }

  forgetSteps(scale: number): void {
    this.step.fill(Math.max(1, this.firstStep * scale));
    this.turn.fill(0);
  }

  /** One round: the cheapest flow at the prices as they are. */
  solve(): Round {
    const { problem, flow, limits } = this;
    flow.renewPrices();
    flow.optimise();
    this.rounds++;
    const slots = flow.overEdges();
    const conflicts = limits.conflicts(slots);
    for (const [one, other] of conflicts) {
      if (limits.addClique(one, other)) {
        this.addStep();
      }
    }
    let bound = 0;
    const { needs, edges, helpers, fairness } = problem;
    const used = fairness === 0 ? null : new Int32Array(helpers.load.length);
    for (let need = 0; need < needs.weight.length; need++) {
      let left = needs.slots[need] as number;
      for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
        const over = slots[edge] as number;
        if (over === 0) continue;
        left -= over;
        bound += over * (this.cost[edge] as number);
        if (used) used[edges.helper[edge] as number] = (used[edges.helper[edge] as number] as number) + over;
      }
      bound += left * (needs.weight[need] as number) * problem.price;
    }
    for (const tasks of used ?? []) bound += (fairness * tasks * (tasks - 1)) / 2;
    let [broken, unearned] = [0, 0];
    limits.price.forEach((price, limit) => {
      const room = (limits.capacity[limit] as number) - limits.use(limit, slots);
      bound -= price * (limits.capacity[limit] as number);
      if (room < 0) broken++;
      unearned += price * room;
    });
    return { bound, flow: slots, conflicts, broken, unearned };
  }

  /** The round with the prices as they are, which it was just solved at. */
  priced(round: Round): Best {
    return { ...round, nodes: this.flow.price.slice(), priced: Float64Array.from(this.limits.price) };
  }

  /** Raises the prices of what a flow breaks and lowers those of what it leaves unused. */
  reprice({ flow }: Round): void {
    const { limits, step, turn } = this;
    for (let limit = 0; limit < limits.price.length; limit++) {
      const price = limits.price[limit] as number;
      const over = limits.use(limit, flow) - (limits.capacity[limit] as number);
      const sign = Math.sign(over);
      if (sign === 0 || (sign < 0 && price === 0)) {
        if (sign < 0) turn[limit] = 0;
        continue;
      }
      let length = step[limit] as number;
      if (turn[limit] === -sign) length = Math.max(1, length / 2);
      else if (turn[limit] === sign) length *= this.growth;
      turn[limit] = sign;
      step[limit] = length;
      const least = sign > 0 ? this.leastRise(limit, flow) : this.leastFall(limit, flow);
      this.change(limit, Math.max(-price, sign * Math.round(Math.max(length, least))));
    }
  }

  /** By how much a price must rise before any need would rather go another way. */
  private leastRise(limit: number, flow: Int32Array): number {
    const [edges, units] = [this.limits.edges[limit] as Int32Array, this.limits.units[limit]];
    let least = Infinity;
    for (let at = 0; at < edges.length && least > 0; at++) {
      const edge = edges[at] as number;
      if (flow[edge] !== 0)
        least = Math.min(least, this.loss(edge, flow) / (units ? (units[at] as number) : 1));
    }
    return least < closed / 2 ? Math.max(0, least) : 0;
  }

  /** By how much a price must fall before any need would come this way; Infinity when none ever will. */
  private leastFall(limit: number, flow: Int32Array): number {
    const [edges, units] = [this.limits.edges[limit] as Int32Array, this.limits.units[limit]];
    let least = Infinity;
    for (let at = 0; at < edges.length && least > 0; at++) {
      const edge = edges[at] as number;
      if (flow[edge] !== 0) continue;
      least = Math.min(least, this.excess(edge) / (units ? (units[at] as number) : 1));
    }
    return Math.max(0, least);
  }

  private addStep(): void {
    this.step.push(this.firstStep);
    this.turn.push(0);
  }

  private change(limit: number, by: number): void {
    if (by === 0) return;
    const { limits, cost, flow } = this;
    limits.price[limit] = (limits.price[limit] as number) + by;
    const [edges, units] = [limits.edges[limit] as Int32Array, limits.units[limit]];
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at] as number;
      const more = by * (units ? (units[at] as number) : 1);
      cost[edge] = (cost[edge] as number) + more;
      flow.cost[edge] = (flow.cost[edge] as number) + more;
    }
  }
}
