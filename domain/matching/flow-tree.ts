/**
 * The spanning tree of a flow: one record of eight whole numbers for each node, side by side because a pivot reads
 * them together. Nodes are named by the place of their record (`node * size`).
 */
export const size = 8;
/** The parent's record; the root's is its own. */
export const parent = 0;
/** What the node hangs on: an edge, or `ownWay`, or `parentsWay` when it is the parent that passes on to this node. */
export const arc = 1;
export const firstChild = 2;
export const next = 3;
export const previous = 4;
/** How many arcs it is away from the root. */
export const depth = 5;
/** How many more slots can go over the arc to the parent. */
export const up = 6;
/** How many more can come down: with an arc that leads up, what it carries. */
export const down = 7;

export const ownWay = -1;
export const parentsWay = -2;
/** No record. */
export const none = -1;

/** Puts a node that hangs nowhere under a parent, as its first child. */
export function attach(tree: Int32Array, node: number, above: number): void {
  const sibling = tree[above + firstChild] as number;
  tree[node + parent] = above;
  tree[node + next] = sibling;
  tree[node + previous] = none;
  if (sibling !== none) tree[sibling + previous] = node;
  tree[above + firstChild] = node;
}

/** Takes a node with all below it from its parent. */
export function detach(tree: Int32Array, node: number): void {
  const before = tree[node + previous] as number;
  const after = tree[node + next] as number;
  if (before === none) tree[(tree[node + parent] as number) + firstChild] = after;
  else tree[before + next] = after;
  if (after !== none) tree[after + previous] = before;
}

/** What an arc is called when its two nodes change places in the tree. */
export function reversed(over: number): number {
  return over >= 0 ? over : ownWay + parentsWay - over;
}

/** The node after this one in a walk over everything below `top`, parents first; `none` at the end. */
export function follow(tree: Int32Array, node: number, top: number): number {
  const child = tree[node + firstChild] as number;
  if (child !== none) return child;
  let at = node;
  while (at !== top) {
    const sibling = tree[at + next] as number;
    if (sibling !== none) return sibling;
    at = tree[at + parent] as number;
  }
  return none;
}
