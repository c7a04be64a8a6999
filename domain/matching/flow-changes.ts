import { Flow } from "./flow";
import type { Network } from "./flow-network";
import { openRow, sortRow } from "./flow-rows";
import { ownWay } from "./flow-tree";

const none = -1;

/** Room for needs and takers that come later. */
export type Spare = { readonly takers: number; readonly needs: number };

/**
 * A cheapest flow that changes while it is kept: edges, needs and takers come, costs change. After a change `settle` looks
 * only at what can have become better by it: the nodes whose price has moved, and what touches them. Pivots that follow
 * move others, until none is left to look at; then it is the cheapest again, as if it had been worked out anew. Takers lie
 * below the root here, not below each other.
 */
export class ChangingFlow extends Flow {
  private edges: number;
  /** By edge: its need, and the next edge of the same taker. */
  private need: Int32Array;
  private beside: Int32Array;
  /** By taker's node: its first edge. */
  private readonly first: Int32Array;
  /** Nodes whose price has moved since they were looked at last; each is in `isMoved` once. */
  private readonly moved: number[] = [];
  private readonly isMoved: Uint8Array;

  constructor(network: Network, spare: Spare) {
    super(network, spare);
    const edges = network.edges.taker.length;
    this.edges = edges;
    this.need = new Int32Array(edges);
    this.beside = new Int32Array(edges);
    this.first = new Int32Array(1 + this.mostTakers).fill(none);
    this.isMoved = new Uint8Array(this.price.length);
    for (let need = 0; need < this.needs; need++) {
      const end = network.edges.start[need + 1] as number;
      for (let edge = network.edges.start[need] as number; edge < end; edge++) this.list(edge, need);
    }
  }

  /** How many edges there are; those after them are room. */
  get edgeCount(): number {
    return this.edges;
  }

  /** How many more needs and takers there is room for. */
  get spare(): Spare {
    return {
      takers: this.mostTakers - this.takers,
      needs: this.slots.length - this.needs,
    };
  }

  slotsOf(need: number): number {
    return this.slots[need] as number;
  }

  needOf(edge: number): number {
    return this.need[edge] as number;
  }

  takerOf(edge: number): number {
    return this.taker[edge] as number;
  }

  mostOver(edge: number): number {
    return this.most?.[edge] ?? 1;
  }

  /** The slots over an edge. */
  over(edge: number): number {
    const { tree } = this;
    if (this.way[edge] === 1) return 0;
    if (this.way[edge] === -1) return this.mostOver(edge);
    const node = this.nodeOf(this.needOf(edge));
    return tree.over(node) === edge ? tree.wentUp(node) : tree.cameDown(this.takerOf(edge));
  }

  /** Every edge of a taker, open or closed. */
  *edgesOf(taker: number): Generator<number> {
    for (let edge = this.first[taker] as number; edge !== none; edge = this.beside[edge] as number)
      yield edge;
  }

  /** Every edge of a need, open or closed, from the cheapest on. */
  rowOf(need: number): Int32Array {
    return this.rows.edge.slice(this.rows.start[need], this.rows.end[need]);
  }

  /** A need without edges, all uncovered. @returns its number. */
  addNeed(slots: number, uncovered: number): number {
    if (this.spare.needs === 0) throw new RangeError("There is no room for another need.");
    const need = this.needs++;
    this.slots[need] = slots;
    this.uncovered[need] = uncovered;
    this.hangNeed(need);
    this.tree.place(this.nodeOf(need), uncovered);
    this.touch(this.nodeOf(need));
    return need;
  }

  /** A taker below the root, with nothing to pass on yet. @returns its node. */
  addTaker(capacity: number, step: number): number {
    if (this.spare.takers === 0) throw new RangeError("There is no room for another taker.");
    const taker = ++this.takers;
    this.capacity[taker] = capacity;
    this.step[taker] = step;
    this.hangTaker(taker);
    this.tree.place(taker, this.nextFee(taker));
    return taker;
  }

  /** Another edge, of one need and one taker's node. @returns its number. */
  addEdge(need: number, taker: number, cost: number, most = 1): number {
    if (this.edges === this.way.length) this.grow();
    const edge = this.edges++;
    this.cost[edge] = cost;
    this.taker[edge] = taker;
    this.way[edge] = 1;
    if (most !== 1 && !this.most) this.most = new Int32Array(this.way.length).fill(1);
    if (this.most) this.most[edge] = most;
    this.list(edge, need);
    openRow(this.rows, need, edge);
    sortRow(this.rows, need, this.cost, this.taker);
    this.touch(this.nodeOf(need));
    return edge;
  }

  /** Changes what an edge costs; `closed` closes it. */
  setCost(edge: number, cost: number): void {
    const by = cost - (this.cost[edge] as number);
    if (by === 0) return;
    const need = this.needOf(edge);
    const node = this.nodeOf(need);
    this.cost[edge] = cost;
    sortRow(this.rows, need, this.cost, this.taker);
    this.touch(node);
    if (this.way[edge] !== 0) return;
    if (this.tree.over(node) === edge) this.shift(node, by);
    else this.shift(this.takerOf(edge), -by);
  }

  /** Changes what leaving a slot of a need uncovered costs. */
  setUncovered(need: number, cost: number): void {
    const by = cost - (this.uncovered[need] as number);
    const node = this.nodeOf(need);
    this.uncovered[need] = cost;
    this.touch(node);
    if (by !== 0 && this.tree.over(node) === ownWay) this.shift(node, by);
  }

  /** Pivots until the flow is the cheapest again after all changes. @returns how many pivots it took. */
  settle(): number {
    let pivots = 0;
    for (let node = this.moved.pop(); node !== undefined; node = this.moved.pop()) {
      this.isMoved[node] = 0;
      pivots += node > this.mostTakers ? this.settleNeed(node) : this.settleTaker(node);
    }
    return pivots;
  }

  private settleNeed(node: number): number {
    let pivots = 0;
    while (this.improveNeed(node - this.mostTakers - 1)) {
      this.touchMoved();
      pivots++;
    }
    return pivots;
  }

  private settleTaker(taker: number): number {
    let pivots = 0;
    while (this.improveTaker(taker)) {
      this.touchMoved();
      pivots++;
    }
    for (let edge = this.first[taker] as number; edge !== none; edge = this.beside[edge] as number) {
      const node = this.nodeOf(this.need[edge] as number);
      const over = (this.cost[edge] as number) + (this.price[taker] as number) - (this.price[node] as number);
      if ((this.way[edge] as number) * over < 0) pivots += this.settleNeed(node);
    }
    return pivots;
  }

  /** Looks later at everything that the last pivot has moved. */
  private touchMoved(): void {
    const top = this.tree.hung;
    for (let node = top; node !== none; node = this.tree.after(node, top)) this.touch(node);
  }

  private shift(top: number, by: number): void {
    this.tree.shift(top, by);
    for (let node = top; node !== none; node = this.tree.after(node, top)) this.touch(node);
  }

  private touch(node: number): void {
    if (this.isMoved[node] === 1 || node === 0) return;
    this.isMoved[node] = 1;
    this.moved.push(node);
  }

  private list(edge: number, need: number): void {
    const taker = this.taker[edge] as number;
    this.need[edge] = need;
    this.beside[edge] = this.first[taker] as number;
    this.first[taker] = edge;
  }

  private grow(): void {
    const most = Math.max(64, 2 * this.edges);
    this.cost = grown(new Float64Array(most), this.cost);
    this.taker = grown(new Int32Array(most), this.taker);
    this.way = grown(new Int8Array(most).fill(1), this.way);
    this.need = grown(new Int32Array(most), this.need);
    this.beside = grown(new Int32Array(most), this.beside);
    if (this.most) this.most = grown(new Int32Array(most).fill(1), this.most);
  }
}

function grown<Kind extends Float64Array | Int32Array | Int8Array>(larger: Kind, array: Kind): Kind {
  larger.set(array);
  return larger;
}
