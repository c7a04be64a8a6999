// A node's record: eight whole numbers side by side, because a pivot reads them together.
const parent = 0;
/** What the node hangs on: an edge, `ownWay`, or `parentsWay`. */
const arc = 1;
const firstChild = 2;
const next = 3;
const previous = 4;
/** How many arcs it is away from the root. */
const depth = 5;
/** How many more slots can go over the arc to the parent, and how many more can come down: what can be taken back. */
const up = 6;
const down = 7;

const none = -1;

/** The arc on which a node passes on, when the node hangs on it; and when the node that receives hangs on it. */
export const ownWay = -1;
export const parentsWay = -2;

/** What an arc is called when its two nodes change places in the tree. */
export function reversed(over: number): number {
  return over >= 0 ? over : ownWay + parentsWay - over;
}

/**
 * The spanning tree of a flow with the price of every node: what its path to the root, node 0, costs. It knows nothing of
 * the arcs outside. Children are kept in lists (parent, first child, siblings on both sides), so that a part of the tree
 * can be hung elsewhere in the time it takes to turn the path in between and to visit what moves.
 */
export class Tree {
  readonly price: Float64Array;
  private readonly links: Int32Array;
  /** What the last `findLeaving` found: the node whose arc leaves (-1: the entering arc itself), and how much fits. */
  leaving = none;
  sent = 0;
  /** Whether `leaving` lies on the way from the entering arc's tail; otherwise it is on its head's. */
  leavesBehind = false;
  private join = 0;

  constructor(nodes: number) {
    this.price = new Float64Array(nodes);
    this.links = new Int32Array(nodes << 3);
    for (let record = 0; record < this.links.length; record += 8) {
      this.links[record + arc] = ownWay;
      this.links[record + firstChild] = none;
    }
  }

  /** The parent of a node. */
  above(node: number): number {
    return (this.links[(node << 3) + parent] as number) >> 3;
  }

  /** The arc between a node and its parent. */
  over(node: number): number {
    return this.links[(node << 3) + arc] as number;
  }

  /** What the arc to the parent carries, when it leads up; otherwise see `cameDown`. */
  wentUp(node: number): number {
    return this.links[(node << 3) + down] as number;
  }

  /** What the arc to the parent carries, when it leads down. */
  cameDown(node: number): number {
    return this.links[(node << 3) + up] as number;
  }

  /** Puts a node that hangs nowhere under a parent. */
  hang(node: number, above: number, over: number, more: number, less: number): void {
    const { links } = this;
    const record = node << 3;
    links[record + arc] = over;
    links[record + up] = more;
    links[record + down] = less;
    attach(links, record, above << 3);
  }

  /** Sets the prices of all nodes; `step` says what the arc from a node to its parent costs. */
  renew(step: (node: number, above: number, over: number) => number): void {
    const { links, price } = this;
    for (let record = follow(links, 0, 0); record !== none; record = follow(links, record, 0)) {
      const above = links[record + parent] as number;
      const cost = step(record >> 3, above >> 3, links[record + arc] as number);
      price[record >> 3] = (price[above >> 3] as number) + cost;
      links[record + depth] = (links[above + depth] as number) + 1;
    }
  }

  /**
   * Finds how much can go around the cycle of an arc that enters with the tree, at most `room`, and which arc stops it: of
   * several the last one in the direction of the flow, seen from where the two paths to the root join. That keeps the
   * tree strongly feasible (Cunningham 1976).
   */
  findLeaving(from: number, to: number, room: number): void {
    const { links } = this;
    let sent = room;
    let leaving = none;
    let behind = false;
    let one = from << 3;
    let other = to << 3;
    while (one !== other) {
      if ((links[one + depth] as number) >= (links[other + depth] as number)) {
        const fits = links[one + down] as number;
        if (fits < sent) {
          sent = fits;
          leaving = one;
          behind = true;
        }
        one = links[one + parent] as number;
      } else {
        const fits = links[other + up] as number;
        if (fits <= sent) {
          sent = fits;
          leaving = other;
          behind = false;
        }
        other = links[other + parent] as number;
      }
    }
    this.join = one;
    this.sent = sent;
    this.leaving = leaving === none ? none : leaving >> 3;
    this.leavesBehind = behind;
  }

  /** Sends what fits along the tree's part of the cycle found last. */
  send(from: number, to: number): void {
    const { links, join, sent } = this;
    for (let record = from << 3; record !== join; record = links[record + parent] as number) {
      links[record + up] = (links[record + up] as number) + sent;
      links[record + down] = (links[record + down] as number) - sent;
    }
    for (let record = to << 3; record !== join; record = links[record + parent] as number) {
      links[record + up] = (links[record + up] as number) - sent;
      links[record + down] = (links[record + down] as number) + sent;
    }
  }

  /**
   * Takes the part of the tree below `top` and hangs it elsewhere: `inner`, a node of it, under `outer`, on the arc `over`
   * with so much room. The path from `inner` to `top` turns around, and all prices of the part change by the same.
   */
  rehang(
    inner: number,
    outer: number,
    top: number,
    over: number,
    more: number,
    less: number,
    change: number,
  ): void {
    const { links, price } = this;
    const first = inner << 3;
    const last = top << 3;
    let record = first;
    let above = outer << 3;
    for (let turned = false; !turned; ) {
      const oldParent = links[record + parent] as number;
      const oldArc = links[record + arc] as number;
      const oldUp = links[record + up] as number;
      const oldDown = links[record + down] as number;
      detach(links, record);
      attach(links, record, above);
      links[record + arc] = over;
      links[record + up] = more;
      links[record + down] = less;
      turned = record === last;
      above = record;
      record = oldParent;
      over = reversed(oldArc);
      more = oldDown;
      less = oldUp;
    }
    for (let below = first; below !== none; below = follow(links, below, first)) {
      price[below >> 3] = (price[below >> 3] as number) + change;
      links[below + depth] = (links[(links[below + parent] as number) + depth] as number) + 1;
    }
  }
}

/** Puts a record that hangs nowhere under another, as its first child. */
function attach(links: Int32Array, record: number, above: number): void {
  const sibling = links[above + firstChild] as number;
  links[record + parent] = above;
  links[record + next] = sibling;
  links[record + previous] = none;
  if (sibling !== none) links[sibling + previous] = record;
  links[above + firstChild] = record;
}

function detach(links: Int32Array, record: number): void {
  const before = links[record + previous] as number;
  const after = links[record + next] as number;
  if (before === none) links[(links[record + parent] as number) + firstChild] = after;
  else links[before + next] = after;
  if (after !== none) links[after + previous] = before;
}

/** The record after this one in a walk over everything below `top`, parents first; -1 at the end. */
function follow(links: Int32Array, record: number, top: number): number {
  const child = links[record + firstChild] as number;
  if (child !== none) return child;
  let at = record;
  while (at !== top) {
    const sibling = links[at + next] as number;
    if (sibling !== none) return sibling;
    at = links[at + parent] as number;
  }
  return none;
}
