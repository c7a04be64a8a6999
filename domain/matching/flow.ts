import type { Network } from "./flow-network";
import { type Rows, rowsOf, sortRow } from "./flow-rows";
import { ownWay, parentsWay, reversed, Tree } from "./flow-tree";

/** What an edge or a taker costs that must not be used; its negative, when an edge must be. */
export const closed = 1e13;

/** More than any flow. */
const unbounded = 2 ** 30;

const none = -1;

/**
 * The cheapest flow of a network, by the primal network simplex with strongly feasible spanning trees (Cunningham 1976;
 * Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 11). Being uncovered is a way to the root that is always
 * open, so that the first tree needs no artificial arcs.
 *
 *     const flow = new Flow(network);
 *     flow.optimise();                // until nothing is cheaper; answers how many pivots it took
 *     flow.overEdges();               // slots over each edge
 *     flow.price[node]                // what one more slot from this node to the root costs; at least 0 for takers
 *     flow.cost[edge] = 1234;         // any time, then
 *     flow.renewPrices();             // and optimise() again: it goes on from the tree as it stands
 *
 * Costs may change at any time and the tree stays feasible; capacities and slots stay as they are. An edge is closed by
 * the cost `closed` and forced by `-closed`. Costs are whole numbers, below 2⁵³ along any path; what takers cost is not
 * negative.
 *
 * Between pivots this holds:
 * - over the tree arc of every node at least one more slot can go up to its parent (strongly feasible: no cycling);
 * - an arc outside of the tree carries nothing or all it can;
 * - `price[node]` is the cost of the tree path from the node to the root.
 */
export class Flow {
  readonly takers: number;
  readonly needs: number;
  /** What a slot over each edge costs. */
  cost: Float64Array;
  /** What leaving a slot of each need uncovered costs. */
  readonly uncovered: Float64Array;
  /** What the first slot through each taker's node costs; each further one costs `step` more than the one before. */
  readonly fee: Float64Array;
  /** What one more slot from each node to the root costs: first the root, then the takers, then the needs. */
  readonly price: Float64Array;

  private readonly tree: Tree;
  protected readonly rows: Rows;
  /** For each edge its taker's node, and the most slots over it (null: one). */
  protected taker: Int32Array;
  protected most: Int32Array | null;
  /** For each edge: 1 carries nothing, -1 carries all it can, 0 is in the tree. */
  protected way: Int8Array;
  private readonly slots: Int32Array;
  /** By taker's node: whom it passes on to, the most it can, and what each further slot costs more. */
  private readonly above: Int32Array;
  private readonly capacity: Int32Array;
  private readonly step: Float64Array;
  /** Like `way`, for what each taker passes on. */
  private readonly passing: Int8Array;
  /** What each taker passes on outside of the tree. */
  private readonly full: Int32Array;

  constructor(network: Network) {
    const { takers, needs, edges } = network;
    this.takers = takers.above.length;
    this.needs = needs.slots.length;
    this.cost = edges.cost.slice();
    this.taker = edges.taker;
    this.most = edges.most;
    this.way = new Int8Array(edges.taker.length).fill(1);
    this.rows = rowsOf(edges.start);
    this.slots = needs.slots;
    this.uncovered = needs.uncovered.slice();
    this.above = new Int32Array(1 + this.takers);
    this.capacity = new Int32Array(1 + this.takers);
    this.step = new Float64Array(1 + this.takers);
    this.fee = new Float64Array(1 + this.takers);
    this.passing = new Int8Array(1 + this.takers);
    this.full = new Int32Array(1 + this.takers);
    this.above.set(takers.above, 1);
    this.capacity.set(takers.capacity, 1);
    this.step.set(takers.step, 1);
    this.tree = new Tree(1 + this.takers + this.needs);
    this.price = this.tree.price;
    // All is uncovered, and every taker passes on nothing.
    for (let taker = this.takers; taker >= 1; taker--) this.hangTaker(taker);
    for (let need = this.needs - 1; need >= 0; need--) this.hangNeed(need);
    this.renewPrices();
  }

  /** The node of a need; the nodes of takers are counted from 1. */
  nodeOf(need: number): number {
    return 1 + this.takers + need;
  }

  /** Pivots until no way to the root is cheaper than those of the tree; answers how many pivots it took. */
  optimise(): number {
    let pivots = 0;
    for (let before = -1; before !== pivots; ) {
      before = pivots;
      for (let need = 0; need < this.needs; need++) if (this.improveNeed(need)) pivots++;
      for (let taker = 1; taker <= this.takers; taker++) if (this.improveTaker(taker)) pivots++;
    }
    return pivots;
  }

  /** Works out again what each path costs; called after costs have changed. */
  renewPrices(): void {
    for (let need = 0; need < this.needs; need++) sortRow(this.rows, need, this.cost, this.taker);
    this.tree.renew((node, above, over) => {
      const isNeed = node > this.takers;
      if (over === parentsWay) return -this.nextFee(above);
      if (over !== ownWay) return (isNeed ? 1 : -1) * (this.cost[over] as number);
      return isNeed ? (this.uncovered[node - this.takers - 1] as number) : this.nextFee(node);
    });
  }

  /** The slots over each edge. */
  overEdges(): Int32Array {
    const { tree, way, most } = this;
    const flow = new Int32Array(way.length);
    for (let edge = 0; edge < flow.length; edge++) if (way[edge] === -1) flow[edge] = most?.[edge] ?? 1;
    for (let node = 1; node < this.nodeOf(this.needs); node++) {
      const over = tree.over(node);
      if (over >= 0) flow[over] = node > this.takers ? tree.wentUp(node) : tree.cameDown(node);
    }
    return flow;
  }

  private hangTaker(taker: number): void {
    // A taker that can take nothing is one that must not.
    if (this.capacity[taker] === 0) this.fee[taker] = closed;
    this.tree.hang(taker, this.above[taker] as number, ownWay, this.pieceOf(taker), 0);
  }

  private hangNeed(need: number): void {
    this.tree.hang(this.nodeOf(need), 0, ownWay, unbounded, this.slots[need] as number);
  }

  /** How many slots cost a taker the same: all it can take, or one when each costs more than the one before. */
  private pieceOf(taker: number): number {
    return this.step[taker] === 0 ? Math.max(1, this.capacity[taker] as number) : 1;
  }

  /** What the next slot a taker passes on costs. */
  private nextFee(taker: number): number {
    return (this.fee[taker] as number) + (this.step[taker] as number) * (this.full[taker] as number);
  }

  /** Lets the way of one need in whose price falls the most; answers whether there was one. */
  private improveNeed(need: number): boolean {
    const node = this.nodeOf(need);
    const own = this.price[node] as number;
    const uncovered = this.uncovered[need] as number;
    const isOne = this.slots[need] === 1;
    const edge = isOne ? this.cheaperEdge(need, own) : this.betterEdge(need, own);
    if (edge === none) {
      if (uncovered >= own) return false;
      this.pivot(node, 0, ownWay, unbounded, uncovered - own);
      return true;
    }
    const forward = this.way[edge] === 1;
    const taker = this.taker[edge] as number;
    const most = this.most?.[edge] ?? 1;
    // Over an edge that could carry all slots there is no other bound than what the need has.
    const room = most >= (this.slots[need] as number) ? unbounded : most;
    const reduced = (forward ? 1 : -1) * ((this.cost[edge] as number) + (this.price[taker] as number) - own);
    const stays = this.pivot(forward ? node : taker, forward ? taker : node, edge, room, reduced);
    this.way[edge] = stays ? 0 : forward ? -1 : 1;
    return true;
  }

  /** The cheapest way of a need with one slot: edges outside of the tree carry nothing. */
  private cheaperEdge(need: number, own: number): number {
    const { price } = this;
    const { taker, cost, edge, start } = this.rows;
    const end = this.rows.end[need] as number;
    let least = Math.min(own, this.uncovered[need] as number);
    let best = none;
    for (let place = start[need] as number; place < end; place++) {
      const alone = cost[place] as number;
      if (alone >= least) break;
      const whole = alone + (price[taker[place] as number] as number);
      if (whole < least) {
        least = whole;
        best = place;
      }
    }
    return best === none ? none : (edge[best] as number);
  }

  /** The edge of a need with several slots that changes the most: one to use, or one to use no more. */
  private betterEdge(need: number, own: number): number {
    const { price, way } = this;
    const { taker, cost, edge, start } = this.rows;
    const end = this.rows.end[need] as number;
    let most = Math.min(0, (this.uncovered[need] as number) - own);
    let best = none;
    for (let place = start[need] as number; place < end; place++) {
      const at = edge[place] as number;
      const alone = cost[place] as number;
      const reduced = (way[at] as number) * (alone + (price[taker[place] as number] as number) - own);
      if (reduced < most) {
        most = reduced;
        best = at;
      }
    }
    return best;
  }

  /** Lets a taker pass on more or less outside of the tree when that is cheaper; answers whether it was. */
  private improveTaker(taker: number): boolean {
    if (this.passing[taker] === 0) return false;
    const { price, full } = this;
    const piece = this.pieceOf(taker);
    const above = this.above[taker] as number;
    const gain = (price[above] as number) - (price[taker] as number);
    const carried = full[taker] as number;
    const more = this.nextFee(taker) + gain;
    if (more < 0 && carried < Math.max(1, this.capacity[taker] as number)) {
      const stays = this.pivot(taker, above, ownWay, piece, more);
      this.passing[taker] = stays ? 0 : 1;
      if (!stays) full[taker] = carried + piece;
      return true;
    }
    if (carried === 0) return false;
    full[taker] = carried - piece;
    const less = -this.nextFee(taker) - gain;
    if (less < 0) {
      this.passing[taker] = this.pivot(above, taker, parentsWay, piece, less) ? 0 : 1;
      return true;
    }
    full[taker] = carried;
    return false;
  }

  /**
   * Lets the arc `over` (as it is called for `from`) into the tree and sends what it can around the cycle, from `from` to
   * `to` over the arc and back through the tree. Answers false when the arc itself is what stops it and stays out.
   */
  private pivot(from: number, to: number, over: number, room: number, reduced: number): boolean {
    const { tree } = this;
    tree.findLeaving(from, to, room);
    const { sent, leaving } = tree;
    if (sent > 0) tree.send(from, to);
    if (leaving === none) return false;
    this.takeOut(leaving);
    if (tree.leavesBehind) tree.rehang(from, to, leaving, over, room - sent, sent, reduced);
    else tree.rehang(to, from, leaving, reversed(over), sent, room - sent, -reduced);
    return true;
  }

  /** Notes what the tree arc of a node carries, which is nothing or all it can. */
  private takeOut(node: number): void {
    const { tree } = this;
    const over = tree.over(node);
    const isNeed = node > this.takers;
    if (over >= 0) {
      this.way[over] = (isNeed ? tree.wentUp(node) : tree.cameDown(node)) === 0 ? 1 : -1;
      return;
    }
    if (isNeed) return;
    const taker = over === ownWay ? node : tree.above(node);
    const carried = over === ownWay ? tree.wentUp(node) : tree.cameDown(node);
    this.full[taker] = (this.full[taker] as number) + carried;
    this.passing[taker] = 1;
  }
}
