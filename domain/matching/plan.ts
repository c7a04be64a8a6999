import { closed } from "./flow";
import { ChangingFlow, type Spare } from "./flow-changes";
import { type FlowProblem, networkOf } from "./flow-network";
import type { Worth } from "./problem";

/** A pair that is feasible, seen from one of its two sides. */
export type Pair = { readonly cost: number; readonly most?: number };

/** What is agreed on a pair: nothing, that it is so, or that it must not be. */
const [open, confirmed, declined] = [0, 1, 2];

/** For a need that is withdrawn: nothing is better than to leave it, not even what was confirmed. */
const withdrawn = -3 * closed;

/**
 * A plan that is kept and put right at each event, by the few pivots it takes: always as good as one worked out from
 * nothing. Needs and helpers have numbers that stay; a pair is named by both. Rules and places are left aside.
 *
 * What happens is said first (`postNeed`, `confirm`, …), as often as there is something; `settle` then puts the plan right.
 */
export class LivingPlan {
  private readonly flow: ChangingFlow;
  private readonly price: number;
  private readonly fairness: number;
  private readonly weight: number[];
  private readonly load: number[];
  /** By edge: what it costs while nothing is agreed, and what is agreed. */
  private readonly cost: number[];
  private readonly agreed: number[];

  /** @param spare how many needs and helpers can be posted before the plan must be made `anew`. */
  constructor(problem: FlowProblem, spare: Spare) {
    this.flow = new ChangingFlow(networkOf(problem), spare);
    this.price = problem.price;
    this.fairness = problem.fairness;
    this.weight = [...problem.needs.weight];
    this.load = [...problem.helpers.load];
    this.cost = [...problem.edges.cost];
    this.agreed = this.cost.map(() => open);
    this.flow.optimise();
  }

  /** How many more needs and helpers (`takers`) can be posted. */
  get spare(): Spare {
    return this.flow.spare;
  }

  /** A need with the helpers who could take it. @returns its number. */
  postNeed(weight: number, slots: number, pairs: readonly (Pair & { readonly helper: number })[]): number {
    const need = this.flow.addNeed(slots, weight * this.price);
    this.weight.push(weight);
    for (const { helper, cost, most } of pairs) this.addPair(need, helper, cost, most);
    return need;
  }

  /** A helper with the needs they could take. @returns their number. */
  postHelper(load: number, pairs: readonly (Pair & { readonly need: number })[]): number {
    const helper = this.flow.addTaker(load, this.fairness) - 1;
    this.load.push(load);
    for (const { need, cost, most } of pairs) this.addPair(need, helper, cost, most);
    return helper;
  }

  /** Another pair of a need and a helper who had none, or one with another cost instead of the one they had. */
  addPair(need: number, helper: number, cost: number, most = 1): void {
    const edge = this.find(need, helper);
    if (edge === null || this.flow.mostOver(edge) !== most) {
      if (edge !== null) this.agree(edge, declined);
      this.flow.addEdge(need, 1 + helper, cost, most);
      this.cost.push(cost);
      this.agreed.push(open);
      return;
    }
    this.cost[edge] = cost;
    if (this.agreed[edge] === open) this.flow.setCost(edge, cost);
  }

  /** A need of another weight; other slots make it another need. */
  weigh(need: number, weight: number): void {
    this.weight[need] = weight;
    this.flow.setUncovered(need, weight * this.price);
  }

  withdrawNeed(need: number): void {
    this.weight[need] = 0;
    this.flow.setUncovered(need, withdrawn);
  }

  withdrawHelper(helper: number): void {
    for (const edge of this.flow.edgesOf(1 + helper)) this.agree(edge, declined);
  }

  /** The two have agreed: it is so in every plan from now on, with as many slots as the pair can have. */
  confirm(need: number, helper: number): void {
    this.agree(this.edgeOf(need, helper), confirmed);
  }

  /** The pair must not be proposed. */
  decline(need: number, helper: number): void {
    this.agree(this.edgeOf(need, helper), declined);
  }

  /** What was agreed is not any more; the pair is like any other again. */
  release(need: number, helper: number): void {
    this.agree(this.edgeOf(need, helper), open);
  }

  /** Puts the plan right after what has happened. @returns how many pivots it took. */
  settle(): number {
    return this.flow.settle();
  }

  /** Who takes a need on, with how many slots. */
  helpersOf(need: number): { readonly helper: number; readonly slots: number }[] {
    return [...this.flow.rowOf(need)].flatMap((edge) => {
      const slots = this.flow.over(edge);
      return slots === 0 ? [] : [{ helper: this.flow.takerOf(edge) - 1, slots }];
    });
  }

  /** What the plan comes to, at what pairs cost while nothing is agreed. */
  worth(): Worth {
    const { flow } = this;
    const tasks = this.load.map(() => 0);
    let [covered, all, cost] = [0, 0, 0];
    for (let need = 0; need < flow.needs; need++) {
      all += (this.weight[need] as number) * flow.slotsOf(need);
    }
    for (let edge = 0; edge < flow.edgeCount; edge++) {
      const slots = flow.over(edge);
      if (slots === 0) continue;
      const helper = flow.takerOf(edge) - 1;
      covered += slots * (this.weight[flow.needOf(edge)] as number);
      cost += slots * (this.cost[edge] as number);
      tasks[helper] = (tasks[helper] as number) + slots;
    }
    for (const count of tasks) cost += (this.fairness * count * (count - 1)) / 2;
    return { coveredWeight: covered, cost, objective: (all - covered) * this.price + cost };
  }

  /** The same plan worked out from nothing, with room for more; needs and helpers keep their numbers. */
  anew(spare: Spare): LivingPlan {
    const { flow, agreed, weight, load, price, fairness } = this;
    const start = new Int32Array(flow.needs + 1);
    const kept: number[] = [];
    for (let need = 0; need < flow.needs; need++) {
      for (const edge of flow.rowOf(need)) if (agreed[edge] !== declined) kept.push(edge);
      start[need + 1] = kept.length;
    }
    const slots = Int32Array.from(weight, (_, need) => flow.slotsOf(need));
    const none = new Int32Array(load.length);
    const plan = new LivingPlan(
      {
        needs: { weight: Int32Array.from(weight), slots, start: slots, end: slots },
        helpers: { load: Int32Array.from(load), prior: none, person: none },
        edges: {
          start,
          helper: Int32Array.from(kept, (edge) => flow.takerOf(edge) - 1),
          cost: Int32Array.from(kept, (edge) => this.cost[edge] as number),
          window: new Int32Array(kept.length),
          most: Int32Array.from(kept, (edge) => flow.mostOver(edge)),
        },
        ...{ fairness, price },
      },
      spare,
    );
    for (const [at, edge] of kept.entries()) if (agreed[edge] === confirmed) plan.agree(at, confirmed);
    for (const [need, each] of weight.entries()) if (each === 0) plan.withdrawNeed(need);
    plan.settle();
    return plan;
  }

  private agree(edge: number, what: number): void {
    this.agreed[edge] = what;
    const sign = what === open ? 0 : what === confirmed ? -1 : 1;
    this.flow.setCost(edge, sign === 0 ? (this.cost[edge] as number) : sign * closed);
  }

  private edgeOf(need: number, helper: number): number {
    const edge = this.find(need, helper);
    if (edge === null) throw new RangeError(`Need ${need} and helper ${helper} are not a pair.`);
    return edge;
  }

  /** The edge of a pair; the one added last, when there was another before. */
  private find(need: number, helper: number): number | null {
    let found: number | null = null;
    for (const edge of this.flow.rowOf(need)) {
      if (this.flow.takerOf(edge) === 1 + helper && (found === null || edge > found)) found = edge;
    }
    return found;
  }
}
