import { closed } from "./flow";
import { type FlowProblem, networkOf } from "./flow-network";
import { LivingFlow } from "./living-flow";
import type { Worth } from "./problem";

/** A pair that is feasible, seen from one of its two sides. */
export type Pair = { readonly cost: number; readonly most?: number };

/** What is agreed on a pair: nothing, that it is so, or that it must not be. */
const [open, confirmed, declined] = [0, 1, 2];

/** For a need that is withdrawn: nothing is better than to leave it, not even what was confirmed. */
const withdrawn = -3 * closed;

/**
 * A plan that is kept and put right at each event by what has to move for it: always as good as one worked out from
 * nothing. Needs and helpers have numbers that stay; a pair is named by both. Rules and places are left aside.
 *
 * What happens is said first (`postNeed`, `confirm`, …), as often as there is something; `settle` then puts the plan right.
 */
export class LivingPlan {
  private readonly flow: LivingFlow;
  private readonly price: number;
  private readonly fairness: number;
  private readonly weight: number[];
  /** By edge: what it costs while nothing is agreed, and what is agreed. */
  private readonly cost: number[];
  private readonly agreed: number[];

  constructor(problem: FlowProblem) {
    this.flow = new LivingFlow(networkOf(problem));
    this.price = problem.price;
    this.fairness = problem.fairness;
    this.weight = [...problem.needs.weight];
    this.cost = [...problem.edges.cost];
    this.agreed = this.cost.map(() => open);
  }

  /** A need with the helpers who could take it, each once. @returns its number. */
  postNeed(weight: number, slots: number, pairs: readonly (Pair & { readonly helper: number })[]): number {
    this.weight.push(weight);
    this.note(pairs);
    return this.flow.addNeed(
      slots,
      weight * this.price,
      pairs.map(({ helper, cost, most = 1 }) => ({ taker: helper, cost, most })),
    );
  }

  /** A helper with the needs they could take, each once. @returns their number. */
  postHelper(load: number, pairs: readonly (Pair & { readonly need: number })[]): number {
    this.note(pairs);
    return this.flow.addTaker(
      load,
      this.fairness,
      pairs.map(({ need, cost, most = 1 }) => ({ need, cost, most })),
    );
  }

  /** Another pair of a need and a helper who were none, or another cost of the pair they are. */
  addPair(need: number, helper: number, cost: number, most = 1): void {
    const edge = this.find(need, helper);
    if (edge !== null && this.flow.most[edge] === most) {
      this.cost[edge] = cost;
      if (this.agreed[edge] === open) this.flow.setCost(edge, cost);
      return;
    }
    if (edge !== null) this.agree(edge, declined);
    this.note([{ cost }]);
    this.flow.addEdge(need, helper, cost, most);
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
    for (const edge of this.flow.edgesOfTaker(helper)) this.agree(edge, declined);
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

  /** Puts the plan right after what has happened. @returns along how many paths slots had to move. */
  settle(): number {
    return this.flow.settle();
  }

  /** Who takes a need on, with how many slots. */
  helpersOf(need: number): { readonly helper: number; readonly slots: number }[] {
    const { flow, taker } = this.flow;
    return [...this.flow.edgesOfNeed(need)].flatMap((edge) => {
      const slots = flow[edge] as number;
      return slots === 0 ? [] : [{ helper: taker[edge] as number, slots }];
    });
  }

  /** What the plan comes to, at what pairs cost while nothing is agreed. */
  worth(): Worth {
    const { needs, takers, edges, slots, need, taken, flow } = this.flow;
    let [all, covered, cost] = [0, 0, 0];
    for (let each = 0; each < needs; each++) all += (this.weight[each] as number) * (slots[each] as number);
    for (let edge = 0; edge < edges; edge++) {
      covered += (flow[edge] as number) * (this.weight[need[edge] as number] as number);
      cost += (flow[edge] as number) * (this.cost[edge] as number);
    }
    for (let taker = 0; taker < takers; taker++) {
      const tasks = taken[taker] as number;
      cost += (this.fairness * tasks * (tasks - 1)) / 2;
    }
    return { coveredWeight: covered, cost, objective: (all - covered) * this.price + cost };
  }

  /** The same plan worked out from nothing; needs and helpers keep their numbers. What was declined is forgotten. */
  anew(): LivingPlan {
    const { flow, agreed, weight, price, fairness } = this;
    const start = new Int32Array(flow.needs + 1);
    const kept: number[] = [];
    for (let need = 0; need < flow.needs; need++) {
      for (const edge of flow.edgesOfNeed(need)) if (agreed[edge] !== declined) kept.push(edge);
      start[need + 1] = kept.length;
    }
    const slots = flow.slots.slice(0, flow.needs);
    const load = flow.capacity.slice(0, flow.takers);
    const plan = new LivingPlan({
      needs: { weight: Int32Array.from(weight), slots, start: slots, end: slots },
      helpers: { load, prior: load, person: load },
      edges: {
        start,
        helper: Int32Array.from(kept, (edge) => flow.taker[edge] as number),
        cost: Int32Array.from(kept, (edge) => this.cost[edge] as number),
        window: new Int32Array(kept.length),
        most: Int32Array.from(kept, (edge) => flow.most[edge] as number),
      },
      ...{ fairness, price },
    });
    for (const [at, edge] of kept.entries()) if (agreed[edge] === confirmed) plan.agree(at, confirmed);
    for (const [need, each] of weight.entries()) if (each === 0) plan.withdrawNeed(need);
    plan.settle();
    return plan;
  }

  private note(pairs: readonly Pair[]): void {
    for (const { cost } of pairs) {
      this.cost.push(cost);
      this.agreed.push(open);
    }
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
    for (const edge of this.flow.edgesOfNeed(need)) if (this.flow.taker[edge] === helper) return edge;
    return null;
  }
}
