import { type Network, networkOf } from "./flow-network";
import type { Timeline } from "./overlap";
import type { Problem } from "./problem";

/**
 * Limits that the flow keeps by itself, as takers below the helpers: rules that count slots and lie inside each other, and
 * sets of edges that exclude each other, no edge in two of them. Only what crosses these is left to prices. The group k is
 * node 1 + helpers + k of the network.
 */
export type Groups = {
  /** The node above each group: a helper or another group. */
  readonly above: Int32Array;
  readonly capacity: Int32Array;
  /** The rule that each group keeps; none for those of edges that exclude each other. */
  readonly rule: Int32Array;
  /** Where the edges of each group begin; one entry more than there are groups. */
  readonly start: Int32Array;
  readonly edge: Int32Array;
  /** For each edge the node of the lowest taker it goes through. */
  readonly taker: Int32Array;
};

/** Stands for no rule, and for no node. */
export const none = -1;

/** The groups of a problem: all rules that lie inside each other, the largest first, and then what excludes each other. */
export function groupsOf(problem: Problem, timeline: Timeline): Groups {
  const making = new Making(problem);
  for (const rule of largestRulesFirst(problem)) making.addRule(rule);
  if (problem.places.on && !problem.places.pooled) {
    for (let person = 0; person + 1 < timeline.start.length; person++) {
      for (const edges of edgesByTaker(timeline, person, making.taker)) making.addTogether(timeline, edges);
    }
  }
  return making.groups();
}

/** The network of the problem with its groups. */
export function networkWithGroups(problem: Problem, groups: Groups): Network {
  const plain = networkOf(problem);
  const helpers = problem.helpers.load.length;
  const count = helpers + groups.above.length;
  const above = new Int32Array(count);
  const capacity = new Int32Array(count);
  const step = new Float64Array(count);
  above.set(plain.takers.above);
  above.set(groups.above, helpers);
  capacity.set(plain.takers.capacity);
  capacity.set(groups.capacity, helpers);
  step.set(plain.takers.step);
  return {
    takers: { above, capacity, step },
    needs: plain.needs,
    edges: { ...plain.edges, taker: groups.taker },
  };
}

class Making {
  readonly taker: Int32Array;
  private readonly above: number[] = [];
  private readonly capacity: number[] = [];
  private readonly rule: number[] = [];
  private readonly start: number[] = [0];
  private readonly edge: number[] = [];

  constructor(private readonly problem: Problem) {
    this.taker = Int32Array.from(problem.edges.helper, (helper) => 1 + helper);
  }

  /** A rule becomes a group when each slot counts once and all its edges go through one taker so far. */
  addRule(rule: number): void {
    const { start, edge, units, capacity } = this.problem.rules;
    const [from, until] = [start[rule] as number, start[rule + 1] as number];
    const edges = edge.subarray(from, until);
    const first = this.taker[edges[0] ?? none];
    const counts = units.subarray(from, until).every((each) => each === 1);
    if (!counts || !edges.every((each) => this.taker[each] === first)) return;
    if (new Set(edges).size === edges.length) this.add(edges, capacity[rule] as number, rule);
  }

  /** Takes the most edges that have a moment in common, then the most of what is left, until all are single. */
  addTogether(timeline: Timeline, edges: readonly number[]): void {
    const { helpers } = this.problem;
    const taker = this.taker[edges[0] ?? none] ?? none;
    if (taker <= helpers.load.length && (helpers.load[taker - 1] as number) <= 1) return;
    for (let left = edges; left.length > 1; ) {
      const group = this.mostTogether(timeline, left);
      if (group.length < 2) return;
      const { most } = this.problem.edges;
      this.add(group, most ? group.reduce((high, each) => Math.max(high, most[each] as number), 1) : 1, none);
      const grouped = new Set(group);
      left = left.filter((each) => !grouped.has(each));
    }
  }

  groups(): Groups {
    return {
      above: Int32Array.from(this.above),
      capacity: Int32Array.from(this.capacity),
      rule: Int32Array.from(this.rule),
      start: Int32Array.from(this.start),
      edge: Int32Array.from(this.edge),
      taker: this.taker,
    };
  }

  private add(edges: Iterable<number>, capacity: number, rule: number): void {
    const node = 1 + this.problem.helpers.load.length + this.above.length;
    let above = 0;
    for (const each of edges) {
      above = this.taker[each] as number;
      this.taker[each] = node;
      this.edge.push(each);
    }
    this.above.push(above);
    this.capacity.push(capacity);
    this.rule.push(rule);
    this.start.push(this.edge.length);
  }

  /** `sorted` by start; those at the moment when the last of the most begins. */
  private mostTogether({ needOf }: Timeline, sorted: readonly number[]): number[] {
    const { start, end } = this.problem.needs;
    const startOf = (edge: number) => start[needOf[edge] as number] as number;
    const goesOn = (edge: number, moment: number) => (end[needOf[edge] as number] as number) > moment;
    const together: number[] = [];
    let [most, last] = [0, 0];
    sorted.forEach((edge, at) => {
      let kept = 0;
      for (const other of together) if (goesOn(other, startOf(edge))) together[kept++] = other;
      together.length = kept;
      together.push(edge);
      if (together.length > most) [most, last] = [together.length, at];
    });
    const moment = startOf(sorted[last] as number);
    return sorted.filter((edge, at) => at <= last && goesOn(edge, moment));
  }
}

function largestRulesFirst({ rules }: Problem): number[] {
  const size = (rule: number) => (rules.start[rule + 1] as number) - (rules.start[rule] as number);
  const filled = [...rules.capacity.keys()].filter((rule) => size(rule) > 0);
  return filled.sort((one, other) => size(other) - size(one) || one - other);
}

/** A person's edges, in the order of time, for each taker they go through. */
function edgesByTaker({ start, edge }: Timeline, person: number, taker: Int32Array): Iterable<number[]> {
  const own = new Map<number, number[]>();
  for (const each of edge.subarray(start[person], start[person + 1])) {
    const listed = own.get(taker[each] as number);
    if (listed) listed.push(each);
    else own.set(taker[each] as number, [each]);
  }
  return own.values();
}
