import {
  atAttributes,
  atCapacity,
  atEnd,
  atReach,
  atStart,
  atWindow,
  atX,
  atY,
  CandidateLists,
  entry,
} from "./candidate-lists";
import type { OfferedLines, WantedLines } from "./lines";

/** What a pair costs beside its distance in metres: each task carried already, something always, less when preferred. */
const costOfPrior = 400;
const costOfAny = 100;
const worthOfPreferred = 90;

/**
 * All feasible pairs of an instance, need by need, by a join in memory over category and time: the windows in which an
 * hour or more lies are listed by category and hour, from west to east. A need reads the list of the hour in which it
 * starts, as far to both sides as it may go.
 */
export class Candidates {
  /** The pairs of the last `find`, in no order. */
  readonly offer: Int32Array;
  readonly cost: Int32Array;
  readonly window: Int32Array;

  /** By offer: what any pair with it costs beside the distance. */
  private readonly base: Int32Array;
  private readonly offerOf: Int32Array;
  private readonly lists: CandidateLists;
  /** By offer: the need plus one for which it was found already, or is blocked. */
  private readonly seen: Int32Array;

  constructor(
    private readonly wanted: WantedLines,
    offered: OfferedLines,
  ) {
    const offers = offered.x.length;
    this.offer = new Int32Array(offers);
    this.cost = new Int32Array(offers);
    this.window = new Int32Array(offers);
    this.seen = new Int32Array(offers);
    this.base = offered.prior.map((prior) => costOfAny + costOfPrior * prior);
    this.offerOf = new Int32Array(offered.windowStart.length);
    for (let offer = 0; offer < offers; offer++) {
      this.offerOf.fill(offer, offered.windows[offer], offered.windows[offer + 1]);
    }
    this.lists = new CandidateLists(wanted, offered);
  }

  /**
   * Finds the offers that fit a need and are at most `farthest` metres away, each once with its first window that fits.
   *
   * @returns how many: the first so many entries of `offer`, `cost` and `window` are theirs.
   */
  find(need: number, farthest: number): number {
    const { wanted, base, offerOf, seen, lists } = this;
    const { entries } = lists;
    const mark = need + 1;
    for (const offer of wanted.blocked[need] ?? []) seen[offer] = mark;
    const x = wanted.x[need] as number;
    const y = wanted.y[need] as number;
    const from = wanted.start[need] as number;
    const until = wanted.end[need] as number;
    const quantity = wanted.quantity[need] as number;
    const required = wanted.required[need] as number;
    const list = lists.of(wanted.category[need] as number, from);
    const end = (lists.start[list + 1] as number) * entry;
    const aside = Math.min(farthest, lists.reach);
    let count = 0;
    for (let at = lists.firstFrom(list, x - aside) * entry; at < end; at += entry) {
      const east = (entries[at + atX] as number) - x;
      if (east > aside) break;
      const north = (entries[at + atY] as number) - y;
      const reach = Math.min(entries[at + atReach] as number, farthest);
      const square = east * east + north * north;
      if (square > reach * reach) continue;
      if ((entries[at + atStart] as number) > from || (entries[at + atEnd] as number) < until) continue;
      if ((entries[at + atCapacity] as number) < quantity) continue;
      if ((required & ~(entries[at + atAttributes] as number)) !== 0) continue;
      const window = entries[at + atWindow] as number;
      const offer = offerOf[window] as number;
      if (seen[offer] === mark) continue;
      seen[offer] = mark;
      this.offer[count] = offer;
      this.window[count] = window;
      this.cost[count++] = Math.round(Math.sqrt(square)) + (base[offer] as number);
    }
    this.prefer(need, count);
    // The next search for this need begins afresh.
    for (const offer of wanted.blocked[need] ?? []) seen[offer] = 0;
    for (let at = 0; at < count; at++) seen[this.offer[at] as number] = 0;
    return count;
  }

  private prefer(need: number, count: number): void {
    const preferred = this.wanted.preferred[need] ?? [];
    if (preferred.length === 0) return;
    for (let at = 0; at < count; at++) {
      if (!preferred.includes(this.offer[at] as number)) continue;
      this.cost[at] = Math.max(1, (this.cost[at] as number) - worthOfPreferred);
    }
  }
}
