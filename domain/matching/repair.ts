import { excludes, type Timeline } from "./overlap";
import type { Problem } from "./problem";

/**
 * Makes a plan of any flow: keeps what fits, the weightiest and then the cheapest first, and covers what is left uncovered
 * where there is still room. The plan breaks no limit of the problem.
 */
export function planFrom(problem: Problem, timeline: Timeline, flow: Int32Array): Int32Array {
  const { needs, edges } = problem;
  const room = new Room(problem, timeline);
  const weight = (edge: number) => needs.weight[timeline.needOf[edge] as number] as number;
  const cost = (edge: number) => edges.cost[edge] as number;
  const byWorth = (one: number, other: number) =>
    weight(other) - weight(one) || cost(one) - cost(other) || one - other;
  const used: number[] = [];
  for (let edge = 0; edge < flow.length; edge++) if (flow[edge] !== 0) used.push(edge);
  for (const edge of used.sort(byWorth)) room.take(edge, flow[edge] as number);
  const open: number[] = [];
  for (let need = 0; need < needs.weight.length; need++) {
    if (room.leftOf(need) === 0) continue;
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++)
      open.push(edge);
  }
  for (const edge of open.sort(byWorth)) {
    // Not at any cost: with a low price of uncovered weight, some needs are better left alone.
    if (cost(edge) < weight(edge) * problem.price) room.take(edge, edges.most?.[edge] ?? 1);
  }
  return room.flow;
}

/** What is left of every limit while a plan is put together. */
class Room {
  readonly flow: Int32Array;
  private readonly slots: Int32Array;
  private readonly load: Int32Array;
  private readonly units: Int32Array;
  private readonly rulesOf: RulesByEdge;
  private readonly usedBy = new Map<number, number[]>();

  constructor(
    private readonly problem: Problem,
    private readonly timeline: Timeline,
  ) {
    this.flow = new Int32Array(problem.edges.helper.length);
    this.slots = problem.needs.slots.slice();
    this.load = problem.helpers.load.slice();
    this.units = problem.rules.capacity.slice();
    this.rulesOf = rulesByEdge(problem);
  }

  leftOf(need: number): number {
    return this.slots[need] as number;
  }

  /** Takes as many slots over an edge as fit, at most `wanted` and the most over the edge. */
  take(edge: number, wanted: number): void {
    const { problem, timeline, flow, slots, load, units } = this;
    const { edges, helpers, places } = problem;
    const need = timeline.needOf[edge] as number;
    const helper = edges.helper[edge] as number;
    const { start, rule, taken } = this.rulesOf;
    const [first, last] = [start[edge] as number, start[edge + 1] as number];
    let fits = Math.min(wanted, (edges.most?.[edge] ?? 1) - (flow[edge] as number));
    fits = Math.min(fits, slots[need] as number, load[helper] as number);
    for (let at = first; at < last; at++) {
      fits = Math.min(fits, Math.floor((units[rule[at] as number] as number) / (taken[at] as number)));
    }
    if (fits <= 0) return;
    if (places.on && !places.free?.[edge]) {
      const person = helpers.person[helper] as number;
      const used = this.usedBy.get(person) ?? [];
      if (used.some((other) => other !== edge && excludes(problem, timeline, other, edge))) return;
      this.usedBy.set(person, [...used, edge]);
    }
    flow[edge] = (flow[edge] as number) + fits;
    slots[need] = (slots[need] as number) - fits;
    load[helper] = (load[helper] as number) - fits;
    for (let at = first; at < last; at++) {
      const over = rule[at] as number;
      units[over] = (units[over] as number) - fits * (taken[at] as number);
    }
  }
}

/** The rules of each edge side by side, with the units a slot over it takes. */
type RulesByEdge = { readonly start: Int32Array; readonly rule: Int32Array; readonly taken: Int32Array };

/** Rules never change while a problem is solved, and it is put together again each round. */
const known = new WeakMap<Problem["rules"], RulesByEdge>();

function rulesByEdge({ rules, edges }: Problem): RulesByEdge {
  const before = known.get(rules);
  if (before && before.start.length === edges.helper.length + 1) return before;
  const start = new Int32Array(edges.helper.length + 1);
  for (const edge of rules.edge) start[edge + 1] = (start[edge + 1] as number) + 1;
  for (let edge = 1; edge < start.length; edge++)
    start[edge] = (start[edge] as number) + (start[edge - 1] as number);
  const next = start.slice();
  const made = { start, rule: new Int32Array(rules.edge.length), taken: new Int32Array(rules.edge.length) };
  for (let rule = 0; rule < rules.capacity.length; rule++) {
    for (let at = rules.start[rule] as number; at < (rules.start[rule + 1] as number); at++) {
      const edge = rules.edge[at] as number;
      const place = next[edge] as number;
      made.rule[place] = rule;
      made.taken[place] = rules.units[at] as number;
      next[edge] = place + 1;
    }
  }
  known.set(rules, made);
  return made;
}

/** What a plan comes to: the weight it leaves uncovered at its price, its cost and the fairness cost. */
export function objectiveOf({ needs, edges, helpers, fairness, price }: Problem, flow: Int32Array): number {
  const used = new Int32Array(helpers.load.length);
  let objective = 0;
  for (let need = 0; need < needs.weight.length; need++) {
    let uncovered = needs.slots[need] as number;
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      const slots = flow[edge] as number;
      if (slots === 0) continue;
      uncovered -= slots;
      objective += slots * (edges.cost[edge] as number);
      used[edges.helper[edge] as number] = (used[edges.helper[edge] as number] as number) + slots;
    }
    objective += uncovered * (needs.weight[need] as number) * price;
  }
  for (const tasks of used) objective += (fairness * tasks * (tasks - 1)) / 2;
  return objective;
}
