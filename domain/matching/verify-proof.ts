import type { Certificate, Prices, Proof } from "./certificate";
import type { Problem } from "./problem";
import { checkCliques, checkPrices, lagrangian, needOfEdge, priceEdges } from "./verify-bound";
import type { Fault } from "./verify-plan";

/** What a certificate proves. With faults it proves nothing, and the bound is 0, which always holds. */
export function checkProof(problem: Problem, certificate: Certificate): { bound: number; faults: Fault[] } {
  const broken = checkCliques(problem, certificate.cliques);
  if (broken.length > 0) return { bound: 0, faults: broken };
  const check = new ProofCheck(problem, certificate);
  const bound = check.walk(certificate.proof);
  if (check.faults.length > 0) return { bound: 0, faults: check.faults };
  return { bound: roundUp(problem, Math.max(0, bound)), faults: [] };
}

/**
 * Uncovered weight comes in whole units, and all costs together are often far below the price of one: what a bound has
 * over whole units and could not be cost is then the beginning of another unit.
 */
function roundUp({ needs, helpers, edges, fairness, price }: Problem, bound: number): number {
  let most = 0;
  for (let need = 0; need < needs.weight.length; need++) {
    let dearest = 0;
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      dearest = Math.max(dearest, edges.cost[edge] as number);
    }
    most += dearest * (needs.slots[need] as number);
  }
  if (fairness > 0) for (const load of helpers.load) most += (fairness * load * (load - 1)) / 2;
  return Math.max(bound, Math.ceil((bound - most) / price) * price);
}

/** Walks through the cases of a proof: those of every decision are all there are, so the worst of them holds for all plans. */
class ProofCheck {
  readonly faults: Fault[] = [];
  private readonly used: number[] = [];
  /** How many decisions close each edge. */
  private readonly closed: Uint16Array;
  private byPerson: Map<number, number[]> | null = null;
  private readonly needOf: Int32Array;

  constructor(
    private readonly problem: Problem,
    private readonly certificate: Certificate,
  ) {
    this.closed = new Uint16Array(problem.edges.helper.length);
    this.needOf = needOfEdge(problem);
  }

  walk(proof: Proof): number {
    if (!("edge" in proof)) return this.leaf(proof);
    const { edge } = proof;
    if (!(Number.isInteger(edge) && edge >= 0 && edge < this.closed.length)) {
      this.faults.push({ fault: "edge", at: edge });
      return 0;
    }
    this.close([edge], 1);
    const without = this.walk(proof.without);
    this.close([edge], -1);
    const ruledOut = this.excludedBy(edge);
    if (this.used.includes(edge)) this.faults.push({ fault: "edge", at: edge });
    this.used.push(edge);
    this.close(ruledOut, 1);
    const within = this.walk(proof.within);
    this.close(ruledOut, -1);
    this.used.pop();
    return Math.min(without, within);
  }

  /** What every plan costs at least that keeps to the decisions; Infinity when none can. */
  private leaf(prices: Prices): number {
    const wrong = checkPrices(this.problem, this.certificate.cliques, prices);
    this.faults.push(...wrong);
    if (wrong.length > 0) return 0;
    if (this.used.some((edge) => this.closed[edge] !== 0)) return Infinity;
    const reduced = priceEdges(this.problem, this.certificate.cliques, prices);
    for (let edge = 0; edge < reduced.length; edge++) if (this.closed[edge] !== 0) reduced[edge] = Infinity;
    if (this.isOverloaded() || !this.applyRules(reduced)) return Infinity;
    return lagrangian(this.problem, this.certificate.cliques, prices, reduced, this.usedByNeed());
  }

  /** Whether the edges that are used are more than some helper takes on. */
  private isOverloaded(): boolean {
    const { edges, helpers } = this.problem;
    const helpersUsed = this.used.map((edge) => edges.helper[edge] as number);
    return helpersUsed.some(
      (helper) => helpersUsed.filter((other) => other === helper).length > (helpers.load[helper] as number),
    );
  }

  /** Closes what does not fit into a rule beside the edges that are used; false when these do not fit themselves. */
  private applyRules(reduced: Float64Array): boolean {
    const { rules } = this.problem;
    for (let rule = 0; rule < rules.capacity.length; rule++) {
      const [from, until] = [rules.start[rule] as number, rules.start[rule + 1] as number];
      let left = rules.capacity[rule] as number;
      for (let at = from; at < until; at++) {
        if (this.used.includes(rules.edge[at] as number)) left -= rules.units[at] as number;
      }
      if (left < 0) return false;
      for (let at = from; at < until; at++) {
        const edge = rules.edge[at] as number;
        if (!this.used.includes(edge) && (rules.units[at] as number) > left) reduced[edge] = Infinity;
      }
    }
    return true;
  }

  private close(edges: readonly number[], by: number): void {
    for (const edge of edges) this.closed[edge] = (this.closed[edge] as number) + by;
  }

  private usedByNeed(): ReadonlyMap<number, readonly number[]> {
    const byNeed = new Map<number, number[]>();
    for (const edge of this.used) {
      const need = this.needOf[edge] as number;
      byNeed.set(need, [...(byNeed.get(need) ?? []), edge]);
    }
    return byNeed;
  }

  /** The edges that nobody uses together with this one, because their person would be in two places at once. */
  private excludedBy(edge: number): number[] {
    const { needs, edges, places } = this.problem;
    if (!places.on || places.free?.[edge]) return [];
    const need = this.needOf[edge] as number;
    return (this.edgesByPerson().get(this.personOf(edge)) ?? []).filter((other) => {
      const otherNeed = this.needOf[other] as number;
      if (other === edge || places.free?.[other]) return false;
      if (places.pooled && edges.window[other] === edges.window[edge]) return false;
      const startsBefore = (needs.start[otherNeed] as number) < (needs.end[need] as number);
      return startsBefore && (needs.start[need] as number) < (needs.end[otherNeed] as number);
    });
  }

  private personOf(edge: number): number {
    return this.problem.helpers.person[this.problem.edges.helper[edge] as number] as number;
  }

  private edgesByPerson(): Map<number, number[]> {
    if (this.byPerson) return this.byPerson;
    const byPerson = new Map<number, number[]>();
    for (let edge = 0; edge < this.needOf.length; edge++) {
      const listed = byPerson.get(this.personOf(edge));
      if (listed) listed.push(edge);
      else byPerson.set(this.personOf(edge), [edge]);
    }
    this.byPerson = byPerson;
    return byPerson;
  }
}
