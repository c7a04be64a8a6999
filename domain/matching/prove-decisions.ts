import { excludes, type Timeline } from "./overlap";
import type { Problem } from "./problem";
import type { Pricing } from "./prove-prices";

/** That an edge is used, or that it is not. */
export type Decision = { readonly edge: number; readonly used: boolean };

/**
 * The decisions under which prices are searched. What is used closes what its person cannot do as well; edges may be closed
 * several times over and open when the last reason falls away.
 */
export class Decisions {
  private current: readonly Decision[] = [];
  private readonly closed = new Map<number, number>();
  private readonly forced = new Map<number, number>();
  private ruledOut: readonly number[] = [];
  /** Whether the edges that are used take more than there is of a rule, a load or slots, so that no plan is like that. */
  isImpossible = false;

  constructor(
    private readonly problem: Problem,
    private readonly timeline: Timeline,
    private readonly pricing: Pricing,
  ) {
    this.applyRules();
  }

  /** Holds these decisions and no others. */
  hold(decisions: readonly Decision[]): void {
    const same = decisions.findIndex((decision, at) => decision !== this.current[at]);
    const kept = same < 0 ? decisions.length : same;
    for (const decision of this.current.slice(kept)) this.count(decision, -1);
    for (const decision of decisions.slice(kept)) this.count(decision, 1);
    this.current = decisions;
    this.applyRules();
  }

  /** Edges that are used in any case. */
  isForced(edge: number): boolean {
    return (this.forced.get(edge) ?? 0) > 0;
  }

  /** Edges that may be used and need not be. */
  isOpen(edge: number): boolean {
    return !this.isForced(edge) && !((this.closed.get(edge) ?? 0) > 0);
  }

  private count({ edge, used }: Decision, by: number): void {
    if (!used) {
      this.close(edge, by);
      return;
    }
    this.forced.set(edge, (this.forced.get(edge) ?? 0) + by);
    this.show(edge);
    for (const other of this.excludedBy(edge)) this.close(other, by);
  }

  /** Closes what does not fit into a rule any more beside the edges that are used. */
  private applyRules(): void {
    const { rules } = this.problem;
    for (const edge of this.ruledOut) this.close(edge, -1);
    const ruledOut: number[] = [];
    this.isImpossible = this.isTooMuch();
    for (let rule = 0; rule < rules.capacity.length; rule++) {
      const [from, until] = [rules.start[rule] as number, rules.start[rule + 1] as number];
      let left = rules.capacity[rule] as number;
      for (let at = from; at < until; at++) {
        if (this.isForced(rules.edge[at] as number)) left -= rules.units[at] as number;
      }
      if (left < 0) this.isImpossible = true;
      for (let at = from; at < until; at++) {
        const edge = rules.edge[at] as number;
        if (!this.isForced(edge) && (rules.units[at] as number) > left) ruledOut.push(edge);
      }
    }
    for (const edge of ruledOut) this.close(edge, 1);
    this.ruledOut = ruledOut;
  }

  private isTooMuch(): boolean {
    const { needs, helpers, edges } = this.problem;
    const used = [...this.forced].flatMap(([edge, times]) => (times > 0 ? [edge] : []));
    const count = (same: (edge: number) => boolean) => used.filter(same).length;
    return used.some((edge) => {
      const helper = edges.helper[edge] as number;
      const need = this.timeline.needOf[edge] as number;
      const load = count((other) => edges.helper[other] === helper);
      const slots = count((other) => this.timeline.needOf[other] === need);
      return load > (helpers.load[helper] as number) || slots > (needs.slots[need] as number);
    });
  }

  private close(edge: number, by: number): void {
    this.closed.set(edge, (this.closed.get(edge) ?? 0) + by);
    this.show(edge);
  }

  /** Forcing an edge with several slots would fill it; that it is used once closes others, and no more. */
  private show(edge: number): void {
    const most = this.problem.edges.most?.[edge] ?? 1;
    const isForced = this.isForced(edge) && most === 1;
    this.pricing.decide(edge, (this.closed.get(edge) ?? 0) > 0 ? 1 : isForced ? -1 : 0);
  }

  private excludedBy(edge: number): number[] {
    const { edges, helpers, places } = this.problem;
    if (!places.on || places.free?.[edge]) return [];
    const { start, edge: edgesInTime } = this.timeline;
    const person = helpers.person[edges.helper[edge] as number] as number;
    const own = edgesInTime.subarray(start[person], start[person + 1]);
    return [...own].filter((other) => other !== edge && excludes(this.problem, this.timeline, edge, other));
  }
}
