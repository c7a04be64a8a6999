import { Flow } from "./flow";
import type { Network } from "./flow-network";

const none = -1;

/** The node of a taker, counted from 0, and of a need: both kinds can grow without end. */
export const takerNode = (taker: number) => 2 * taker;
export const needNode = (need: number) => 2 * need + 1;

/** And back: which of the two kinds a node is, and its number within that kind. */
export const isTaker = (node: number) => (node & 1) === 0;
export const sideOf = (node: number) => node >> 1;

/**
 * A flow with its prices in arrays that grow: needs, takers below the root, and edges in lists by both. Only what goes
 * over each arc and the price of each node are kept, no tree.
 */
export class LivingNetwork {
  needs = 0;
  takers = 0;
  edges = 0;
  /** By need: all slots, those uncovered, what leaving one so costs, and the first edge. */
  slots = new Int32Array(0);
  left = new Int32Array(0);
  uncovered = new Float64Array(0);
  firstOfNeed = new Int32Array(0);
  /** By taker: the most, what is taken, what each further slot costs more, and the first edge. */
  capacity = new Int32Array(0);
  taken = new Int32Array(0);
  step = new Float64Array(0);
  firstOfTaker = new Int32Array(0);
  /** By edge: both ends, the most and what goes over it, what a slot costs, and the next edge of either end. */
  need = new Int32Array(0);
  taker = new Int32Array(0);
  most = new Int32Array(0);
  flow = new Int32Array(0);
  cost = new Float64Array(0);
  nextOfNeed = new Int32Array(0);
  nextOfTaker = new Int32Array(0);
  /** By node: what one more slot costs on its way to the root. */
  price = new Float64Array(0);
  /** By node: slots that have come and not gone on; negative: that have gone on and not come. */
  excess = new Int32Array(0);

  /** The cheapest flow of a network of which all takers lie below the root. */
  constructor(network: Network) {
    const { takers, needs, edges } = network;
    const flow = new Flow(network);
    flow.optimise();
    const over = flow.overEdges();
    for (let taker = 0; taker < flow.takers; taker++) {
      this.pushTaker(takers.capacity[taker] as number, takers.step[taker] as number);
      this.price[takerNode(taker)] = flow.price[1 + taker] as number;
    }
    for (let need = 0; need < flow.needs; need++) {
      this.pushNeed(needs.slots[need] as number, needs.uncovered[need] as number);
      this.price[needNode(need)] = flow.price[flow.nodeOf(need)] as number;
      const end = edges.start[need + 1] as number;
      for (let edge = edges.start[need] as number; edge < end; edge++) {
        const taker = (edges.taker[edge] as number) - 1;
        this.pushEdge(need, taker, edges.cost[edge] as number, edges.most?.[edge] ?? 1);
        const slots = over[edge] as number;
        this.flow[edge] = slots;
        this.left[need] = (this.left[need] as number) - slots;
        this.taken[taker] = (this.taken[taker] as number) + slots;
      }
    }
  }

  /** A need that is uncovered. @returns its number. */
  protected pushNeed(slots: number, uncovered: number): number {
    const need = this.needs++;
    this.slots = withRoom(this.slots, need);
    this.left = withRoom(this.left, need);
    this.uncovered = withRoom(this.uncovered, need);
    this.firstOfNeed = withRoom(this.firstOfNeed, need);
    this.roomForNode(needNode(need));
    this.slots[need] = slots;
    this.left[need] = slots;
    this.uncovered[need] = uncovered;
    this.firstOfNeed[need] = none;
    return need;
  }

  /** A taker with nothing. @returns its number. */
  protected pushTaker(capacity: number, step: number): number {
    const taker = this.takers++;
    this.capacity = withRoom(this.capacity, taker);
    this.taken = withRoom(this.taken, taker);
    this.step = withRoom(this.step, taker);
    this.firstOfTaker = withRoom(this.firstOfTaker, taker);
    this.roomForNode(takerNode(taker));
    this.capacity[taker] = capacity;
    this.step[taker] = step;
    this.firstOfTaker[taker] = none;
    return taker;
  }

  /** An edge over which nothing goes. @returns its number. */
  protected pushEdge(need: number, taker: number, cost: number, most: number): number {
    const edge = this.edges++;
    this.need = withRoom(this.need, edge);
    this.taker = withRoom(this.taker, edge);
    this.most = withRoom(this.most, edge);
    this.flow = withRoom(this.flow, edge);
    this.cost = withRoom(this.cost, edge);
    this.nextOfNeed = withRoom(this.nextOfNeed, edge);
    this.nextOfTaker = withRoom(this.nextOfTaker, edge);
    this.need[edge] = need;
    this.taker[edge] = taker;
    this.most[edge] = most;
    this.cost[edge] = cost;
    this.nextOfNeed[edge] = this.firstOfNeed[need] as number;
    this.firstOfNeed[need] = edge;
    this.nextOfTaker[edge] = this.firstOfTaker[taker] as number;
    this.firstOfTaker[taker] = edge;
    return edge;
  }

  /** The edges of a need, those added last first. */
  *edgesOfNeed(need: number): Generator<number> {
    for (let edge = this.firstOfNeed[need] as number; edge !== none; edge = this.nextOfNeed[edge] as number) {
      yield edge;
    }
  }

  /** The edges of a taker, those added last first. */
  *edgesOfTaker(taker: number): Generator<number> {
    for (
      let edge = this.firstOfTaker[taker] as number;
      edge !== none;
      edge = this.nextOfTaker[edge] as number
    ) {
      yield edge;
    }
  }

  private roomForNode(node: number): void {
    this.price = withRoom(this.price, node);
    this.excess = withRoom(this.excess, node);
  }
}

/** The array, or a longer one with the same content when there is no room at `at`. */
export function withRoom<Kind extends Int32Array | Float64Array>(array: Kind, at: number): Kind {
  if (at < array.length) return array;
  const most = Math.max(64, 2 * at);
  const longer = (array instanceof Float64Array ? new Float64Array(most) : new Int32Array(most)) as Kind;
  longer.set(array);
  return longer;
}
