import { excludes, type Timeline } from "./overlap";
import { none } from "./overlap-groups";
import type { Problem } from "./problem";

/**
 * Limits that the flow does not keep by itself and that have a price instead: the rules of the problem, and cliques of
 * edges that exclude each other, which are added when a flow is found to break them.
 */
export class Limits {
  /** Per limit: its edges, how many units a slot over each takes, and how many units there are. */
  readonly edges: Int32Array[] = [];
  readonly units: (Int32Array | null)[] = [];
  readonly capacity: number[] = [];
  readonly price: number[] = [];
  private readonly known = new Set<string>();
  /** For each person the edge used last, and for each used edge the one before: lists that `conflicts` builds anew. */
  private readonly lastUsed: Int32Array;
  private readonly usedBefore: Int32Array;

  /** For each limit the rule it is; none for cliques. */
  readonly rule: number[] = [];

  /** `kept` are the rules that need no price, as the flow keeps them. */
  constructor(
    private readonly problem: Problem,
    private readonly timeline: Timeline,
    kept: ReadonlySet<number>,
  ) {
    const { rules } = problem;
    this.lastUsed = new Int32Array(timeline.start.length);
    this.usedBefore = new Int32Array(problem.edges.helper.length);
    for (let rule = 0; rule < rules.capacity.length; rule++) {
      if (kept.has(rule)) continue;
      const [from, until] = [rules.start[rule], rules.start[rule + 1]];
      this.edges.push(rules.edge.subarray(from, until));
      this.units.push(rules.units.subarray(from, until));
      this.capacity.push(rules.capacity[rule] as number);
      this.price.push(0);
      this.rule.push(rule);
    }
  }

  /** How many units a flow takes of a limit. */
  use(limit: number, flow: Int32Array): number {
    const [edges, units] = [this.edges[limit] as Int32Array, this.units[limit]];
    let use = 0;
    for (let at = 0; at < edges.length; at++) {
      use += (flow[edges[at] as number] as number) * (units ? (units[at] as number) : 1);
    }
    return use;
  }

  /** The used edges of each rule that a flow breaks. Broken cliques show as conflicts. */
  broken(flow: Int32Array): number[][] {
    return this.edges.flatMap((edges, limit) =>
      this.rule[limit] !== none && this.use(limit, flow) > (this.capacity[limit] as number)
        ? [[...edges].filter((edge) => flow[edge] !== 0)]
        : [],
    );
  }

  /** The edges of all limits that have a price and are not used up. */
  unearning(flow: Int32Array): number[] {
    return this.edges.flatMap((edges, limit) =>
      (this.price[limit] as number) > 0 && this.use(limit, flow) < (this.capacity[limit] as number)
        ? [...edges]
        : [],
    );
  }

  /** Adds the largest clique around two edges that exclude each other, if it is not there; answers whether it was new. */
  addClique(one: number, other: number): boolean {
    const clique = this.cliqueAround(one, other);
    const name = clique.join();
    if (this.known.has(name)) return false;
    this.known.add(name);
    const { most } = this.problem.edges;
    this.edges.push(clique);
    this.units.push(null);
    this.capacity.push(most ? clique.reduce((high, edge) => Math.max(high, most[edge] as number), 1) : 1);
    this.price.push(0);
    this.rule.push(none);
    return true;
  }

  /** Pairs of used edges that exclude each other. */
  conflicts(flow: Int32Array): [number, number][] {
    const { edges, helpers, places } = this.problem;
    const found: [number, number][] = [];
    if (!places.on) return found;
    this.lastUsed.fill(none);
    for (let edge = 0; edge < flow.length; edge++) {
      if (flow[edge] === 0 || places.free?.[edge]) continue;
      const person = helpers.person[edges.helper[edge] as number] as number;
      const last = this.lastUsed[person] as number;
      for (let other = last; other !== none; other = this.usedBefore[other] as number) {
        if (excludes(this.problem, this.timeline, other, edge)) found.push([other, edge]);
      }
      this.usedBefore[edge] = last;
      this.lastUsed[person] = edge;
    }
    return found;
  }

  /** Goes forward in time from where the two are together and takes in all that stay so; of pooled windows, one edge each. */
  private cliqueAround(one: number, other: number): Int32Array {
    const { edges, helpers } = this.problem;
    const { start, edge } = this.timeline;
    const person = helpers.person[edges.helper[one] as number] as number;
    const clique = [one, other];
    for (let at = start[person] as number; at < (start[person + 1] as number); at++) {
      const each = edge[at] as number;
      if (each === one || each === other) continue;
      if (clique.every((inside) => excludes(this.problem, this.timeline, inside, each))) clique.push(each);
    }
    return Int32Array.from(clique.sort((a, b) => a - b));
  }
}
