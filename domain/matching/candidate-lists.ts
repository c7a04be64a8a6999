import type { OfferedLines, WantedLines } from "./lines";

/** The steps of one hour: how fine the lists are when the times span no more than `mostHours` of them. */
const hour = 4;
const mostHours = 2000;

/** What there is to know of a window and its offer, side by side, so that a search reads on and on. */
export const entry = 8;

/** Where in an entry each of it stands. */
export const atX = 0;
export const atY = 1;
export const atReach = 2;
export const atStart = 3;
export const atEnd = 4;
export const atCapacity = 5;
export const atAttributes = 6;
export const atWindow = 7;

/** The windows of offers by category and hour; within a list from west to east. */
export class CandidateLists {
  /** Where each list begins, counted in windows; one more than there are lists. */
  readonly start: Int32Array;
  readonly entries: Int32Array;
  /** The furthest that any offer reaches. */
  readonly reach: number;
  /** By category: which lists are its own; -1 for one that nobody wants. */
  private readonly row = new Int32Array(32).fill(-1);
  private readonly first: number;
  private readonly span: number;
  private readonly hours: number;

  constructor(
    wanted: WantedLines,
    private readonly offered: OfferedLines,
  ) {
    let rows = 0;
    for (const category of wanted.category) {
      if (this.row[category] === -1) this.row[category] = rows++;
    }
    this.reach = offered.radius.reduce((most, radius) => Math.max(most, radius), 0);
    const [first, last] = spanOf(offered);
    this.first = first;
    this.span = Math.max(hour, Math.ceil((last - first) / mostHours));
    this.hours = Math.ceil((last - first) / this.span);
    const order = fromWest(offered.x);
    this.start = new Int32Array(rows * this.hours + 2);
    this.count(order);
    this.entries = new Int32Array((this.start[this.start.length - 1] as number) * entry);
    this.fill(order);
  }

  /** The list in which every window stands that a need of this category starting then can lie in; the last is empty. */
  of(category: number, from: number): number {
    const row = this.row[category] as number;
    const at = Math.floor((from - this.first) / this.span);
    const isThere = row !== -1 && at >= 0 && at < this.hours;
    return isThere ? row * this.hours + at : this.start.length - 2;
  }

  /** The first place of a list with an offer that is no further west. */
  firstFrom(list: number, west: number): number {
    let low = this.start[list] as number;
    let high = this.start[list + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle * entry] as number) < west) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private count(order: Int32Array): void {
    const { start } = this;
    this.visit(order, (list) => {
      start[list + 1] = (start[list + 1] as number) + 1;
    });
    for (let list = 1; list < start.length; list++) {
      start[list] = (start[list] as number) + (start[list - 1] as number);
    }
  }

  private fill(order: Int32Array): void {
    const { entries, offered } = this;
    const next = this.start.slice();
    this.visit(order, (list, window, offer) => {
      const at = next[list] as number;
      const place = at * entry;
      entries[place + atX] = offered.x[offer] as number;
      entries[place + atY] = offered.y[offer] as number;
      entries[place + atReach] = offered.radius[offer] as number;
      entries[place + atStart] = offered.windowStart[window] as number;
      entries[place + atEnd] = offered.windowEnd[window] as number;
      entries[place + atCapacity] = offered.capacity[offer] as number;
      entries[place + atAttributes] = offered.attributes[offer] as number;
      entries[place + atWindow] = window;
      next[list] = at + 1;
    });
  }

  private visit(order: Int32Array, each: (list: number, window: number, offer: number) => void): void {
    const { offered, row, first, span, hours } = this;
    for (const offer of order) {
      const end = offered.windows[offer + 1] as number;
      for (let category = 0; category < row.length - 1; category++) {
        const lists = row[category] as number;
        if (lists === -1 || (((offered.categories[offer] as number) >> category) & 1) === 0) continue;
        for (let window = offered.windows[offer] as number; window < end; window++) {
          const from = Math.floor(((offered.windowStart[window] as number) - first) / span);
          const to = Math.ceil(((offered.windowEnd[window] as number) - first) / span);
          for (let at = from; at < to; at++) each(lists * hours + at, window, offer);
        }
      }
    }
  }
}

/** When the first window begins and the last one ends. */
function spanOf({ windowStart, windowEnd }: OfferedLines): [number, number] {
  if (windowStart.length === 0) return [0, 1];
  return [
    windowStart.reduce((one, other) => Math.min(one, other)),
    windowEnd.reduce((one, other) => Math.max(one, other)),
  ];
}

function fromWest(x: Int32Array): Int32Array {
  return Int32Array.from(x.keys()).sort((one, other) => (x[one] as number) - (x[other] as number));
}
