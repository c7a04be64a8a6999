import { NumberLines } from "./number-lines";
import { type Instance, indexOf } from "./read-instance";

/** What an edges file says: needs and offers in the order of the instance, and edges sorted by need. */
export type EdgeLines = {
  readonly needs: { weight: Int32Array; slots: Int32Array; start: Int32Array; end: Int32Array };
  readonly load: Int32Array;
  readonly edges: {
    /** Where each need's edges begin; one entry more than there are needs. */
    start: Int32Array;
    offer: Int32Array;
    cost: Int32Array;
    /** Which of the offer's windows, counted from 0. */
    window: Int32Array;
  };
};

/**
 * Reads `p N M E`, `n id weight slots start end`, `o id load` and `e need offer cost window` lines; after the first
 * they come in any order. Where a need and an offer are listed twice, the cheaper counts: the people wanted differ.
 *
 * @throws PlainError with the file, the line and what is wrong with it.
 */
export function readEdges(file: string, instance: Instance): EdgeLines {
  const lines = new NumberLines(file);
  const collected = new Collected(lines, instance);
  for (let letter = lines.next(); letter !== null; letter = lines.next()) {
    if (letter === "n") collected.addNeed();
    else if (letter === "o") collected.addOffer();
    else if (letter === "e") collected.addEdge();
    else throw lines.wrong(`"${letter}" is not one of p, n, o, e, or is there twice`);
  }
  return collected.finish();
}

class Collected {
  private readonly needOf: ReadonlyMap<number, number>;
  private readonly offerOf: ReadonlyMap<number, number>;
  private readonly needs: EdgeLines["needs"];
  private readonly load: Int32Array;
  private readonly need: Int32Array;
  private readonly offer: Int32Array;
  private readonly cost: Int32Array;
  private readonly window: Int32Array;
  private readonly seen: { needs: Uint8Array; offers: Uint8Array };
  private readonly counts = { needs: 0, offers: 0, edges: 0 };

  /** Reads the first line: how many of each there are. */
  constructor(
    private readonly lines: NumberLines,
    private readonly instance: Instance,
  ) {
    if (lines.next() !== "p")
      throw lines.wrong('the first line is "p" and three numbers: needs, offers, edges');
    const [needs, offers, edges] = this.take("p", "needs offers edges", 3) as [number, number, number];
    const [inTable, offersInTable] = [instance.needs.id.length, instance.offers.id.length];
    if (needs !== inTable) throw lines.wrong(`it says ${needs} needs, the needs file has ${inTable}`);
    if (offers !== offersInTable)
      throw lines.wrong(`it says ${offers} offers, the offers file has ${offersInTable}`);
    if (edges > mostEdges) throw lines.wrong(`it says ${edges} edges; ${mostEdges} are the most`);
    this.needOf = indexOf(instance.needs.id);
    this.offerOf = indexOf(instance.offers.id);
    this.needs = {
      weight: new Int32Array(needs),
      slots: new Int32Array(needs),
      start: new Int32Array(needs),
      end: new Int32Array(needs),
    };
    this.load = new Int32Array(offers);
    this.need = new Int32Array(edges);
    this.offer = new Int32Array(edges);
    this.cost = new Int32Array(edges);
    this.window = new Int32Array(edges);
    this.seen = { needs: new Uint8Array(needs), offers: new Uint8Array(offers) };
  }

  addNeed(): void {
    const [id, weight, slots, start, end] = this.take("n", "id weight slots start end", 5);
    const need = this.once(this.needOf.get(id as number), this.seen.needs, `need ${id}`);
    if (!weight || !slots) throw this.lines.wrong("a need's weight and slots are 1 or more");
    if ((end as number) <= (start as number)) throw this.lines.wrong("the need ends no later than it starts");
    this.needs.weight[need] = weight;
    this.needs.slots[need] = slots;
    this.needs.start[need] = start as number;
    this.needs.end[need] = end as number;
    this.counts.needs++;
  }

  addOffer(): void {
    const [id, load] = this.take("o", "id load", 2);
    const offer = this.once(this.offerOf.get(id as number), this.seen.offers, `offer ${id}`);
    this.load[offer] = load as number;
    this.counts.offers++;
  }

  addEdge(): void {
    const { lines, instance, counts } = this;
    const { numbers } = this.lines;
    if (lines.count !== 4) this.take("e", "need offer cost window", 4);
    const need = this.needOf.get(numbers[0] as number);
    const offer = this.offerOf.get(numbers[1] as number);
    if (need === undefined) throw lines.wrong(`there is no need ${numbers[0]} in the needs file`);
    if (offer === undefined) throw lines.wrong(`there is no offer ${numbers[1]} in the offers file`);
    const { windows } = instance.offers;
    const window = numbers[3] as number;
    const windowsOfOffer = (windows[offer + 1] as number) - (windows[offer] as number);
    if (window >= windowsOfOffer) {
      throw lines.wrong(
        `window ${window} of offer ${numbers[1]} is not there: it has ${windowsOfOffer}, from 0`,
      );
    }
    if (counts.edges === this.need.length) {
      throw lines.wrong(`there are more edges than the ${counts.edges} that the first line says`);
    }
    this.need[counts.edges] = need;
    this.offer[counts.edges] = offer;
    this.cost[counts.edges] = numbers[2] as number;
    this.window[counts.edges] = window;
    counts.edges++;
  }

  finish(): EdgeLines {
    const { counts, lines, instance } = this;
    const said = {
      needs: instance.needs.id.length,
      offers: instance.offers.id.length,
      edges: this.need.length,
    };
    for (const what of ["needs", "offers", "edges"] as const) {
      if (counts[what] === said[what]) continue;
      throw lines.wrong(`the file ends after ${counts[what]} ${what}; the first line says ${said[what]}`);
    }
    return { needs: this.needs, load: this.load, edges: this.sortedEdges() };
  }

  /** The edges of each need together, in the order of the file; of the same need and offer only the cheapest. */
  private sortedEdges(): EdgeLines["edges"] {
    const needs = this.needs.weight.length;
    const next = new Int32Array(needs + 1);
    for (const need of this.need) next[need + 1] = (next[need + 1] as number) + 1;
    for (let need = 0; need < needs; need++)
      next[need + 1] = (next[need + 1] as number) + (next[need] as number);
    const order = new Int32Array(this.need.length);
    this.need.forEach((need, edge) => {
      order[next[need] as number] = edge;
      next[need] = (next[need] as number) + 1;
    });
    const sorted = {
      start: new Int32Array(needs + 1),
      offer: new Int32Array(order.length),
      cost: new Int32Array(order.length),
      window: new Int32Array(order.length),
    };
    const placeOf = new Int32Array(this.load.length).fill(-1);
    let [count, at] = [0, 0];
    for (let need = 0; need < needs; need++) {
      const begin = count;
      for (; at < order.length && this.need[order[at] as number] === need; at++) {
        const edge = order[at] as number;
        const offer = this.offer[edge] as number;
        const before = placeOf[offer] as number;
        const again = before >= begin && before < count && sorted.offer[before] === offer;
        if (again && (sorted.cost[before] as number) <= (this.cost[edge] as number)) continue;
        const place = again ? before : count++;
        placeOf[offer] = place;
        sorted.offer[place] = offer;
        sorted.cost[place] = this.cost[edge] as number;
        sorted.window[place] = this.window[edge] as number;
      }
      sorted.start[need + 1] = count;
    }
    const { start, offer, cost, window } = sorted;
    return {
      start,
      offer: offer.slice(0, count),
      cost: cost.slice(0, count),
      window: window.slice(0, count),
    };
  }

  private take(letter: string, names: string, count: number): number[] {
    if (this.lines.count !== count) throw this.lines.wrong(`a line of this kind is "${letter} ${names}"`);
    return Array.from(this.lines.numbers.subarray(0, count));
  }

  private once(index: number | undefined, seen: Uint8Array, what: string): number {
    if (index === undefined) throw this.lines.wrong(`${what} is not in its table`);
    if (seen[index]) throw this.lines.wrong(`${what} was there before`);
    seen[index] = 1;
    return index;
  }
}

/** More than any machine this runs on holds. */
const mostEdges = 100_000_000;
