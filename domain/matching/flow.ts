import type { Network } from "./flow-network";
import {
  arc,
  attach,
  depth,
  detach,
  down,
  firstChild,
  follow,
  none,
  ownWay,
  parent,
  parentsWay,
  reversed,
  size,
  up,
} from "./flow-tree";

/** What an edge or a taker costs that must not be used; its negative, when an edge must be. */
export const closed = 1e13;

/** More than any flow. */
const unbounded = 2 ** 30;

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
 * the cost `closed` and forced by `-closed`. Costs are whole numbers, and along any path below 2⁵³.
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
  readonly cost: Float64Array;
  /** What leaving a slot of each need uncovered costs. */
  readonly uncovered: Float64Array;
  /** What the first slot through each taker's node costs; each further one costs `step` more than the one before. */
  readonly fee: Float64Array;
  /** What one more slot from each node to the root costs: first the root, then the takers, then the needs. */
  readonly price: Float64Array;

  private readonly network: Network;
  private readonly tree: Int32Array;
  /** For each edge: 1 carries nothing, -1 carries all it can, 0 is in the tree. */
  private readonly way: Int8Array;
  /** The same for what each taker passes on: 0 when the arc on which it does is in the tree. */
  private readonly passing: Int8Array;
  /** What each taker passes on outside of the tree. */
  private readonly full: Int32Array;
  /** How many slots cost a taker the same: all it can take, or one when each costs more than the one before. */
  private readonly piece: Int32Array;

  constructor(network: Network) {
    const { takers, needs, edges } = network;
    this.network = network;
    this.takers = takers.above.length;
    this.needs = needs.slots.length;
    this.cost = edges.cost.slice();
    this.uncovered = needs.uncovered.slice();
    this.fee = new Float64Array(1 + this.takers);
    this.price = new Float64Array(1 + this.takers + this.needs);
    this.tree = new Int32Array(this.price.length * size);
    this.way = new Int8Array(edges.taker.length).fill(1);
    this.passing = new Int8Array(1 + this.takers);
    this.full = new Int32Array(1 + this.takers);
    this.piece = new Int32Array(1 + this.takers);
    this.plant();
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
    const { tree, price, takers } = this;
    for (let node = follow(tree, 0, 0); node !== none; node = follow(tree, node, 0)) {
      const above = tree[node + parent] as number;
      const over = tree[node + arc] as number;
      const isNeed = node / size > takers;
      let step: number;
      if (over === parentsWay) step = -this.nextFee(above / size);
      else if (over !== ownWay) step = (isNeed ? 1 : -1) * (this.cost[over] as number);
      else step = isNeed ? (this.uncovered[node / size - takers - 1] as number) : this.nextFee(node / size);
      price[node / size] = (price[above / size] as number) + step;
      tree[node + depth] = (tree[above + depth] as number) + 1;
    }
  }

  /** The slots over each edge. */
  overEdges(): Int32Array {
    const { tree, takers } = this;
    const { most } = this.network.edges;
    const flow = new Int32Array(this.way.length);
    for (let edge = 0; edge < flow.length; edge++) {
      if (this.way[edge] === -1) flow[edge] = most === null ? 1 : (most[edge] as number);
    }
    for (let node = size; node < tree.length; node += size) {
      const over = tree[node + arc] as number;
      if (over >= 0) flow[over] = tree[node + (node / size > takers ? down : up)] as number;
    }
    return flow;
  }

  /** The first tree: all is uncovered, and every taker passes on nothing. */
  private plant(): void {
    const { tree, takers } = this;
    const { above, capacity, step } = this.network.takers;
    for (let node = 0; node < tree.length; node += size) tree[node + firstChild] = none;
    for (let taker = takers; taker >= 1; taker--) {
      const most = capacity[taker - 1] as number;
      // A taker that can take nothing is one that must not.
      if (most === 0) this.fee[taker] = closed;
      this.piece[taker] = step[taker - 1] === 0 ? Math.max(1, most) : 1;
      this.hang(taker * size, (above[taker - 1] as number) * size, this.piece[taker] as number, 0);
    }
    for (let need = this.needs - 1; need >= 0; need--) {
      this.hang(this.nodeOf(need) * size, 0, unbounded, this.network.needs.slots[need] as number);
    }
  }

  private hang(node: number, above: number, more: number, carried: number): void {
    attach(this.tree, node, above);
    this.tree[node + arc] = ownWay;
    this.tree[node + up] = more;
    this.tree[node + down] = carried;
  }

  /** What the next slot a taker passes on costs. */
  private nextFee(taker: number): number {
    const step = this.network.takers.step[taker - 1] as number;
    return (this.fee[taker] as number) + step * (this.full[taker] as number);
  }

  /** Lets the way of one need in whose price falls the most; answers whether there was one. */
  private improveNeed(need: number): boolean {
    const { price, cost, way } = this;
    const { start, taker, most } = this.network.edges;
    const node = this.nodeOf(need);
    const own = price[node] as number;
    const end = start[need + 1] as number;
    let best = (this.uncovered[need] as number) - own;
    let entering = ownWay;
    for (let edge = start[need] as number; edge < end; edge++) {
      const reduced =
        (way[edge] as number) * ((cost[edge] as number) + (price[taker[edge] as number] as number) - own);
      if (reduced < best) {
        best = reduced;
        entering = edge;
      }
    }
    if (best >= 0) return false;
    if (entering === ownWay) {
      this.pivot(node * size, 0, ownWay, unbounded, best);
      return true;
    }
    const other = (taker[entering] as number) * size;
    const room = most === null ? 1 : (most[entering] as number);
    const forward = way[entering] === 1;
    const stays = this.pivot(
      forward ? node * size : other,
      forward ? other : node * size,
      entering,
      room,
      best,
    );
    way[entering] = stays ? 0 : forward ? -1 : 1;
    return true;
  }

  /** Lets a taker pass on more or less outside of the tree when that is cheaper; answers whether it was. */
  private improveTaker(taker: number): boolean {
    if (this.passing[taker] === 0) return false;
    const { price, full } = this;
    const piece = this.piece[taker] as number;
    const above = this.network.takers.above[taker - 1] as number;
    const gain = (price[above] as number) - (price[taker] as number);
    const carried = full[taker] as number;
    const more = this.nextFee(taker) + gain;
    if (more < 0 && carried < Math.max(1, this.network.takers.capacity[taker - 1] as number)) {
      const stays = this.pivot(taker * size, above * size, ownWay, piece, more);
      this.passing[taker] = stays ? 0 : 1;
      if (!stays) full[taker] = carried + piece;
      return true;
    }
    if (carried === 0) return false;
    full[taker] = carried - piece;
    const less = -this.nextFee(taker) - gain;
    if (less < 0) {
      this.passing[taker] = this.pivot(above * size, taker * size, parentsWay, piece, less) ? 0 : 1;
      return true;
    }
    full[taker] = carried;
    return false;
  }

  /**
   * Sends what it can around the cycle that the arc closes with the tree, from `from` to `to` (records) over the arc and
   * back through the tree; the last arc that stops it, seen from where the two paths join, leaves the tree. `over` is
   * what the arc is called for `from`. Answers false when the arc itself is the one.
   */
  private pivot(from: number, to: number, over: number, room: number, reduced: number): boolean {
    const { tree } = this;
    let sent = room;
    let leaving = none;
    let leavesBelowFrom = false;
    let one = from;
    let other = to;
    while (one !== other) {
      if ((tree[one + depth] as number) >= (tree[other + depth] as number)) {
        if ((tree[one + down] as number) < sent) {
          sent = tree[one + down] as number;
          leaving = one;
          leavesBelowFrom = true;
        }
        one = tree[one + parent] as number;
      } else {
        if ((tree[other + up] as number) <= sent) {
          sent = tree[other + up] as number;
          leaving = other;
          leavesBelowFrom = false;
        }
        other = tree[other + parent] as number;
      }
    }
    if (sent > 0) this.send(from, to, one, sent);
    if (leaving === none) return false;
    this.takeOut(leaving);
    if (leavesBelowFrom) this.rehang(from, to, leaving, over, room - sent, sent, reduced);
    else this.rehang(to, from, leaving, reversed(over), sent, room - sent, -reduced);
    return true;
  }

  private send(from: number, to: number, join: number, sent: number): void {
    const { tree } = this;
    for (let node = from; node !== join; node = tree[node + parent] as number) {
      tree[node + up] = (tree[node + up] as number) + sent;
      tree[node + down] = (tree[node + down] as number) - sent;
    }
    for (let node = to; node !== join; node = tree[node + parent] as number) {
      tree[node + up] = (tree[node + up] as number) - sent;
      tree[node + down] = (tree[node + down] as number) + sent;
    }
  }

  /** Notes what the tree arc of a node carries, which is nothing or all it can. */
  private takeOut(node: number): void {
    const { tree, takers } = this;
    const over = tree[node + arc] as number;
    const isNeed = node / size > takers;
    if (over >= 0) {
      this.way[over] = tree[node + (isNeed ? down : up)] === 0 ? 1 : -1;
      return;
    }
    if (isNeed) return;
    const taker = over === ownWay ? node / size : (tree[node + parent] as number) / size;
    const carried = tree[node + (over === ownWay ? down : up)] as number;
    this.full[taker] = (this.full[taker] as number) + carried;
    this.passing[taker] = 1;
  }

  /** Hangs `inner`, up to now somewhere below `top`, under `outer`, with all that is below `top`. */
  private rehang(
    inner: number,
    outer: number,
    top: number,
    over: number,
    more: number,
    less: number,
    change: number,
  ): void {
    const { tree, price } = this;
    let node = inner;
    let above = outer;
    for (let turned = false; !turned; ) {
      const oldParent = tree[node + parent] as number;
      const oldArc = tree[node + arc] as number;
      const oldUp = tree[node + up] as number;
      const oldDown = tree[node + down] as number;
      detach(tree, node);
      attach(tree, node, above);
      tree[node + arc] = over;
      tree[node + up] = more;
      tree[node + down] = less;
      turned = node === top;
      above = node;
      node = oldParent;
      over = reversed(oldArc);
      more = oldDown;
      less = oldUp;
    }
    for (let below = inner; below !== none; below = follow(tree, below, inner)) {
      price[below / size] = (price[below / size] as number) + change;
      tree[below + depth] = (tree[(tree[below + parent] as number) + depth] as number) + 1;
    }
  }
}
