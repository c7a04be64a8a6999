/**
 * The edges of each need from the cheapest on, as the search for a better edge reads them: it stops at the first one that
 * would be too dear even if its taker cost nothing.
 */
export type Rows = {
  /** By place: the taker's node, what the edge costs, and which edge it is. Rows begin where the needs' edges do. */
  readonly taker: Int32Array;
  readonly cost: Float64Array;
  readonly edge: Int32Array;
};

/** Rows in the order of the edges; see `sortRow`. */
export function rowsOf(edges: number): Rows {
  const edge = new Int32Array(edges);
  for (let place = 0; place < edges; place++) edge[place] = place;
  return { taker: new Int32Array(edges), cost: new Float64Array(edges), edge };
}

/** Beyond this a row is sorted by the library's method, before it by moving each edge to its place. */
const long = 64;

/** Puts the row from `from` to `to` in order of the costs as they are now. Quick when little has changed. */
export function sortRow(rows: Rows, from: number, to: number, cost: Float64Array, taker: Int32Array): void {
  const { edge } = rows;
  if (to - from > long) sortLong(edge.subarray(from, to), cost);
  else {
    for (let place = from + 1; place < to; place++) {
      const moved = edge[place] as number;
      const key = cost[moved] as number;
      let at = place;
      while (at > from && (cost[edge[at - 1] as number] as number) > key) {
        edge[at] = edge[at - 1] as number;
        at--;
      }
      edge[at] = moved;
    }
  }
  for (let place = from; place < to; place++) {
    const at = edge[place] as number;
    rows.cost[place] = cost[at] as number;
    rows.taker[place] = taker[at] as number;
  }
}

function sortLong(row: Int32Array, cost: Float64Array): void {
  for (let place = 1; place < row.length; place++) {
    if ((cost[row[place - 1] as number] as number) > (cost[row[place] as number] as number)) {
      row.sort((one, other) => (cost[one] as number) - (cost[other] as number));
      return;
    }
  }
}
