import { Flow } from "./flow";
import type { Network } from "./flow-network";
import { openRow, sortRow } from "./flow-rows";

/** A flow to which edges can be added while its tree stays; `optimise` then goes on from there. */
export class GrowingFlow extends Flow {
  /** How many edges there are; the arrays have room for more. */
  edges: number;

  constructor(network: Network) {
    super(network);
    this.edges = network.edges.taker.length;
  }

  takerOf(edge: number): number {
    return this.taker[edge] as number;
  }

  /** Every edge of a need, from the cheapest on. */
  rowOf(need: number): Int32Array {
    return this.rows.edge.slice(this.rows.start[need], this.rows.end[need]);
  }

  /** Another edge for one slot, of a need and a taker's node. @returns its number. */
  addEdge(need: number, taker: number, cost: number): number {
    if (this.edges === this.way.length) this.grow();
    const edge = this.edges++;
    this.cost[edge] = cost;
    this.taker[edge] = taker;
    openRow(this.rows, need, edge);
    sortRow(this.rows, need, this.cost, this.taker);
    return edge;
  }

  private grow(): void {
    const most = Math.max(64, Math.ceil(1.5 * this.edges));
    const { cost, taker, way } = this;
    this.cost = new Float64Array(most);
    this.cost.set(cost);
    this.taker = new Int32Array(most);
    this.taker.set(taker);
    this.way = new Int8Array(most).fill(1);
    this.way.set(way);
    if (!this.most) return;
    const each = this.most;
    this.most = new Int32Array(most).fill(1);
    this.most.set(each);
  }
}
