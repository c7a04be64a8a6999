import { isTaker, LivingNetwork, needNode, sideOf, takerNode, withRoom } from "./living-network";
import { NearestFirst } from "./nearest-first";

const none = -1;

/**
 * A cheapest flow that is put right after each change, along shortest paths (successive shortest paths with prices: Edmonds
 * and Karp 1972, Tomizawa 1971; Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9.7). Between changes:
 *
 * - over an arc that has room no slot is cheaper than the price of its tail says: cost + price of the head ≥ price of the
 *   tail; over one that carries something, ≤. So the flow is the cheapest.
 * - nothing comes to a node that does not go on.
 *
 * A change breaks the first for a few arcs; they are filled or emptied at once so that it holds again, and the second is
 * broken at their ends. `settle` sends what is too much at a node to the root, and brings what is missing, each along the
 * shortest path, and changes the prices of the nodes that are nearer than the root: that keeps the first.
 */
export class LivingFlow extends LivingNetwork {
  /** Nodes that may have too much or too little. */
  private readonly unbalanced: number[] = [];
  /** By node, for the search that is `search`: how far it is and over which edge it was reached. */
  private distance = new Float64Array(0);
  private over = new Int32Array(0);
  private found = new Int32Array(0);
  private search = 0;
  private readonly reached: number[] = [];
  private readonly queue = new NearestFirst();
  /** How far the root is from where the search began, and the last node on the way. */
  private toRoot = 0;
  private last = none;

  /** A need with edges to takers. @returns its number. */
  addNeed(
    slots: number,
    uncovered: number,
    pairs: readonly { taker: number; cost: number; most: number }[],
  ): number {
    const need = this.pushNeed(slots, uncovered);
    const node = needNode(need);
    let price = uncovered;
    for (const { taker, cost, most } of pairs) {
      this.pushEdge(need, taker, cost, most);
      price = Math.min(price, cost + (this.price[takerNode(taker)] as number));
    }
    this.price[node] = price;
    this.left[need] = 0;
    this.unbalance(node, slots);
    return need;
  }

  /** A taker with edges to needs. @returns its number. */
  addTaker(
    capacity: number,
    step: number,
    pairs: readonly { need: number; cost: number; most: number }[],
  ): number {
    const taker = this.pushTaker(capacity, step);
    let price = 0;
    for (const { need, cost, most } of pairs) {
      this.pushEdge(need, taker, cost, most);
      price = Math.max(price, (this.price[needNode(need)] as number) - cost);
    }
    this.price[takerNode(taker)] = price;
    this.restoreTaker(taker);
    return taker;
  }

  /** An edge of a need and a taker. @returns its number. */
  addEdge(need: number, taker: number, cost: number, most: number): number {
    const edge = this.pushEdge(need, taker, cost, most);
    this.restore(edge);
    return edge;
  }

  setCost(edge: number, cost: number): void {
    this.cost[edge] = cost;
    this.restore(edge);
  }

  setUncovered(need: number, cost: number): void {
    const node = needNode(need);
    this.uncovered[need] = cost;
    const slots = this.left[need] as number;
    // None may stay uncovered for less than that costs now; those who were find their way again.
    this.left[need] = 0;
    this.unbalance(node, slots);
    if ((this.price[node] as number) <= cost) return;
    this.price[node] = cost;
    for (const edge of this.edgesOfNeed(need)) this.restore(edge);
  }

  /** Puts the flow right. @returns along how many paths. */
  settle(): number {
    let paths = 0;
    for (let node = this.unbalanced.pop(); node !== undefined; node = this.unbalanced.pop()) {
      for (; (this.excess[node] as number) > 0; paths++) this.sendFrom(node);
      for (; (this.excess[node] as number) < 0; paths++) this.bringTo(node);
    }
    return paths;
  }

  /** Fills an edge that is cheaper than its need pays, and empties one that is dearer. */
  private restore(edge: number): void {
    const reduced = this.reduced(edge);
    if (reduced < 0) this.push(edge, (this.most[edge] as number) - (this.flow[edge] as number));
    else if (reduced > 0) this.push(edge, -(this.flow[edge] as number));
  }

  private reduced(edge: number): number {
    const tail = this.price[needNode(this.need[edge] as number)] as number;
    return (this.cost[edge] as number) + (this.price[takerNode(this.taker[edge] as number)] as number) - tail;
  }

  private push(edge: number, slots: number): void {
    if (slots === 0) return;
    this.flow[edge] = (this.flow[edge] as number) + slots;
    this.unbalance(needNode(this.need[edge] as number), -slots);
    this.unbalance(takerNode(this.taker[edge] as number), slots);
  }

  /** Lets a taker take as much as its price is worth. */
  private restoreTaker(taker: number): void {
    const node = takerNode(taker);
    const before = this.taken[taker] as number;
    let taken = before;
    while (
      taken < (this.capacity[taker] as number) &&
      (this.price[node] as number) > taken * (this.step[taker] as number)
    )
      taken++;
    this.taken[taker] = taken;
    this.unbalance(node, before - taken);
  }

  private unbalance(node: number, slots: number): void {
    if (slots === 0) return;
    this.excess[node] = (this.excess[node] as number) + slots;
    this.unbalanced.push(node);
  }

  /** Sends what it can of what a node has too much along the cheapest way to the root. */
  private sendFrom(start: number): void {
    this.begin(start);
    for (let node = this.nearest(); node !== none; node = this.nearest()) {
      if (isTaker(node)) this.lookFromTaker(node);
      else this.lookFromNeed(node);
    }
    for (const node of this.reached) {
      const nearer = this.toRoot - (this.distance[node] as number);
      if (nearer > 0) this.price[node] = (this.price[node] as number) + nearer;
    }
    this.carry(start, 1);
  }

  /** Brings what it can of what a node lacks along the cheapest way from the root. */
  private bringTo(end: number): void {
    this.begin(end);
    for (let node = this.nearest(); node !== none; node = this.nearest()) {
      if (isTaker(node)) this.lookToTaker(node);
      else this.lookToNeed(node);
    }
    for (const node of this.reached) {
      const nearer = this.toRoot - (this.distance[node] as number);
      if (nearer > 0) this.price[node] = (this.price[node] as number) - nearer;
    }
    this.carry(end, -1);
  }

  /** Where a slot at a need can go: be uncovered, or over an edge that has room. */
  private lookFromNeed(node: number): void {
    const need = sideOf(node);
    const from = (this.distance[node] as number) - (this.price[node] as number);
    this.reachRoot(node, from + (this.uncovered[need] as number));
    for (let edge = this.firstOfNeed[need] as number; edge !== none; edge = this.nextOfNeed[edge] as number) {
      if ((this.flow[edge] as number) >= (this.most[edge] as number)) continue;
      const next = takerNode(this.taker[edge] as number);
      this.reach(next, from + (this.cost[edge] as number) + (this.price[next] as number), edge);
    }
  }

  /** Where a slot at a taker can go: be taken, or back over an edge on which one came. */
  private lookFromTaker(node: number): void {
    const taker = sideOf(node);
    const from = (this.distance[node] as number) - (this.price[node] as number);
    const taken = this.taken[taker] as number;
    if (taken < (this.capacity[taker] as number))
      this.reachRoot(node, from + taken * (this.step[taker] as number));
    for (
      let edge = this.firstOfTaker[taker] as number;
      edge !== none;
      edge = this.nextOfTaker[edge] as number
    ) {
      if (this.flow[edge] === 0) continue;
      const next = needNode(this.need[edge] as number);
      this.reach(next, from - (this.cost[edge] as number) + (this.price[next] as number), edge);
    }
  }

  /** From where a slot can come to a need: from the uncovered, or back from a taker. */
  private lookToNeed(node: number): void {
    const need = sideOf(node);
    const to = (this.distance[node] as number) + (this.price[node] as number);
    if ((this.left[need] as number) > 0) this.reachRoot(node, to - (this.uncovered[need] as number));
    for (let edge = this.firstOfNeed[need] as number; edge !== none; edge = this.nextOfNeed[edge] as number) {
      if (this.flow[edge] === 0) continue;
      const next = takerNode(this.taker[edge] as number);
      this.reach(next, to - (this.cost[edge] as number) - (this.price[next] as number), edge);
    }
  }

  /** From where a slot can come to a taker: from what it has taken, or over an edge that has room. */
  private lookToTaker(node: number): void {
    const taker = sideOf(node);
    const to = (this.distance[node] as number) + (this.price[node] as number);
    const taken = this.taken[taker] as number;
    if (taken > 0) this.reachRoot(node, to - (taken - 1) * (this.step[taker] as number));
    for (
      let edge = this.firstOfTaker[taker] as number;
      edge !== none;
      edge = this.nextOfTaker[edge] as number
    ) {
      if ((this.flow[edge] as number) >= (this.most[edge] as number)) continue;
      const next = needNode(this.need[edge] as number);
      this.reach(next, to + (this.cost[edge] as number) - (this.price[next] as number), edge);
    }
  }

  private begin(node: number): void {
    this.search++;
    this.queue.clear();
    this.reached.length = 0;
    this.toRoot = Infinity;
    this.last = none;
    const end = this.price.length - 1;
    this.distance = withRoom(this.distance, end);
    this.over = withRoom(this.over, end);
    this.found = withRoom(this.found, end);
    this.reach(node, 0, none);
  }

  private reach(node: number, distance: number, edge: number): void {
    if (distance >= this.toRoot) return;
    if (this.found[node] !== this.search) {
      this.found[node] = this.search;
      this.reached.push(node);
    } else if (distance >= (this.distance[node] as number)) return;
    this.distance[node] = distance;
    this.over[node] = edge;
    this.queue.add(node, distance);
  }

  private reachRoot(node: number, distance: number): void {
    if (distance >= this.toRoot) return;
    this.toRoot = distance;
    this.last = node;
  }

  /** The nearest node from which was not looked on yet; -1 once the root is nearer. */
  private nearest(): number {
    for (;;) {
      const distance = this.queue.nearest();
      if (distance >= this.toRoot) return none;
      const node = this.queue.take();
      if (distance === this.distance[node]) return node;
    }
  }

  /** Carries what fits along the path found: with `sign` 1 from `end` to the root, with -1 the other way. */
  private carry(end: number, sign: number): void {
    const side = sideOf(this.last);
    let slots = sign * (this.excess[end] as number);
    if (isTaker(this.last)) {
      const fits =
        sign > 0 ? (this.capacity[side] as number) - (this.taken[side] as number) : this.taken[side];
      slots = Math.min(slots, this.step[side] === 0 ? (fits as number) : 1);
    } else if (sign < 0) slots = Math.min(slots, this.left[side] as number);
    for (let node = this.last; node !== end; node = this.before(node)) {
      const edge = this.over[node] as number;
      const flow = this.flow[edge] as number;
      slots = Math.min(slots, isTaker(node) === sign > 0 ? (this.most[edge] as number) - flow : flow);
    }
    for (let node = this.last; node !== end; node = this.before(node)) {
      const edge = this.over[node] as number;
      this.flow[edge] = (this.flow[edge] as number) + (isTaker(node) === sign > 0 ? slots : -slots);
    }
    if (isTaker(this.last)) this.taken[side] = (this.taken[side] as number) + sign * slots;
    else this.left[side] = (this.left[side] as number) + sign * slots;
    this.excess[end] = (this.excess[end] as number) - sign * slots;
  }

  /** The other end of the edge over which a node was reached. */
  private before(node: number): number {
    const edge = this.over[node] as number;
    return isTaker(node) ? needNode(this.need[edge] as number) : takerNode(this.taker[edge] as number);
  }
}
