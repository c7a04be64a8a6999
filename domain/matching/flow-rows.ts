/**
 * The edges of each need from the cheapest on, as the search for a better edge reads them: it stops at the first one that
 * would be too dear even if its taker cost nothing.
 */
export type Rows = {
  /** By need: the places where its row begins and ends, and where the next one begins. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly room: Int32Array;
  /** How many places belong to rows. */
  used: number;
  /** By place: the taker's node, what the edge costs, and which edge it is. */
  taker: Int32Array;
  cost: Float64Array;
  edge: Int32Array;
};

/** Rows in the order of the edges; see `sortRow`. */
export function rowsOf(starts: Int32Array): Rows {
  const edges = starts[starts.length - 1] as number;
  const edge = new Int32Array(edges);
  for (let place = 0; place < edges; place++) edge[place] = place;
  return {
    start: starts.slice(0, -1),
    end: starts.slice(1),
    room: starts.slice(1),
    used: edges,
    taker: new Int32Array(edges),
    cost: new Float64Array(edges),
    edge,
  };
}

/** Beyond this a row is sorted by the library's method, before it by moving each edge to its place. */
const long = 64;

/** Puts a need's row in order of the costs as they are now. Quick when little has changed. */
export function sortRow(rows: Rows, need: number, cost: Float64Array, taker: Int32Array): void {
  const { edge } = rows;
  const from = rows.start[need] as number;
  const to = rows.end[need] as number;
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

/** Puts an edge at the end of a need's row; one without room behind it moves to the end of all rows. */
export function openRow(rows: Rows, need: number, edge: number): void {
  if (rows.end[need] === rows.room[need]) moveRow(rows, need);
  const end = rows.end[need] as number;
  rows.edge[end] = edge;
  rows.end[need] = end + 1;
}

function moveRow(rows: Rows, need: number): void {
  const from = rows.start[need] as number;
  const to = rows.end[need] as number;
  const begin = rows.used;
  rows.used = begin + 2 * (to - from) + 8;
  if (rows.used > rows.edge.length) {
    const places = Math.max(2 * rows.edge.length, rows.used);
    const { edge, cost, taker } = rows;
    rows.edge = new Int32Array(places);
    rows.edge.set(edge);
    rows.cost = new Float64Array(places);
    rows.cost.set(cost);
    rows.taker = new Int32Array(places);
    rows.taker.set(taker);
  }
  rows.edge.copyWithin(begin, from, to);
  rows.start[need] = begin;
  rows.end[need] = begin + to - from;
  rows.room[need] = rows.used;
}

function sortLong(row: Int32Array, cost: Float64Array): void {
  for (let place = 1; place < row.length; place++) {
    if ((cost[row[place - 1] as number] as number) > (cost[row[place] as number] as number)) {
      row.sort((one, other) => (cost[one] as number) - (cost[other] as number));
      return;
    }
  }
}
