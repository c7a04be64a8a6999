import { nearSteps } from "../area";
import { type Attribute, attributesOf } from "../attributes";
import { type Category, categories, isSplittable } from "../categories";
import { hasStarted, minute } from "../window";
import type { NeedRow } from "./network-rows";
import type { Posting, Standing } from "./posting";
import { stepsBetween } from "./steps-between";
import { whyNotPair } from "./why-not-pair";

/** The pairs that can be proposed: the windows of each need, as places in `posting.standing`, in that order. */
export type FeasiblePairs = {
  /** Where each need's pairs begin; one entry more than there are needs. */
  readonly start: Int32Array;
  readonly standing: Int32Array;
};

/**
 * All pairs against which `whyNotPair` has nothing to say, found without looking at every pair: windows lie in lists by
 * category and hour, and a need looks only through the list of the hour in which it begins, at whole numbers.
 */
export function feasiblePairs(posting: Posting): FeasiblePairs {
  const { needs, standing } = posting;
  const { numbers, fits } = numbersOf(posting);
  const listAt = listByHour(standing, numbers);
  const start = new Int32Array(needs.length + 1);
  let found = new Int32Array(Math.max(64, 8 * needs.length));
  let count = 0;
  needs.forEach((need, index) => {
    const asked = askedOf(posting, need, numbers);
    if (asked) {
      for (const at of listAt(need.category, asked.from)) {
        if (!fits(asked, at)) continue;
        // What is seldom so is asked of the rows themselves.
        if ((asked.isSpecial || numbers.isSpecial[at] === 1) && !isFree(posting, need, standing[at]))
          continue;
        if (count === found.length) found = grown(found);
        found[count++] = at;
      }
    }
    start[index + 1] = count;
  });
  return { start, standing: found.slice(0, count) };
}

function isFree(posting: Posting, need: NeedRow, standing: Standing | undefined): boolean {
  return standing !== undefined && whyNotPair(posting, need, standing).length === 0;
}

/** What there is to compare, as numbers: instants in minutes, attributes as bits of their category, ids as they came. */
type Numbers = ReturnType<typeof numbersOf>["numbers"];

type Asked = {
  readonly from: number;
  readonly until: number;
  readonly left: number;
  readonly isSplit: boolean;
  readonly attributes: number;
  readonly author: number;
  readonly place: number;
  readonly cell: number;
  readonly isSpecial: boolean;
};

const unknown = -1;
const anywhere = 1_000_000;

function numbersOf(posting: Posting) {
  const { standing, rows } = posting;
  const people = new Map<string, number>();
  const places = new Map<string, number>();
  const cells = new Map<string, number>();
  const column = (of: (standing: Standing) => number) => Int32Array.from(standing, of);
  const numbers = {
    people,
    places,
    cells,
    ended: new Set([...rows.matches, ...rows.rejections].map(({ needId }) => needId)),
    from: column(({ window }) => window.window.from.getTime() / minute),
    until: column(({ window }) => window.window.until.getTime() / minute),
    left: column(({ window, offer }) =>
      offer.state === "open" && !posting.isAskedEnough(offer.authorId) ? window.left : 0,
    ),
    isWhole: Uint8Array.from(standing, ({ offer }) => (offer.splittable ? 0 : 1)),
    attributes: column(({ offer }) => bitsOf(offer.category, withImplied(offer.attributes))),
    author: column(({ offer }) => numberOf(people, offer.authorId)),
    place: column(({ offer }) => numberOf(places, offer.placeId)),
    cell: column(({ offer }) => numberOf(cells, offer.cell)),
    /** How many areas it goes beyond its own. */
    reach: column(({ offer }) => {
      if (offer.reach === "anywhere") return anywhere;
      if (offer.reach === "near") return nearSteps;
      return offer.placeId === null ? 0 : unknown;
    }),
    isSpecial: Uint8Array.from(standing, ({ offer }) =>
      offer.mostAWeek !== null || posting.taken(offer.authorId).length > 0 ? 1 : 0,
    ),
  };
  for (const need of posting.needs) numberOf(cells, need.cell);
  const steps = stepsBetween([...cells.keys()], posting.distance);
  const isServed = (asked: Asked, at: number) => {
    const reach = numbers.reach[at] as number;
    if (reach === anywhere) return true;
    if (asked.place !== unknown && asked.place === numbers.place[at]) return true;
    const cell = numbers.cell[at] as number;
    return asked.cell !== unknown && cell !== unknown && steps(asked.cell, cell) <= reach;
  };
  const fits = (asked: Asked, at: number) => {
    const left = numbers.left[at] as number;
    return (
      (numbers.from[at] as number) <= asked.from &&
      (numbers.until[at] as number) >= asked.until &&
      left >= (asked.isSplit ? 1 : asked.left) &&
      (numbers.isWhole[at] === 0 || left <= asked.left) &&
      (asked.attributes & ~(numbers.attributes[at] as number)) === 0 &&
      numbers.author[at] !== asked.author &&
      isServed(asked, at)
    );
  };
  return { numbers, fits };
}

/** Null for a need that nothing can be proposed for. */
function askedOf(posting: Posting, need: NeedRow, numbers: Numbers): Asked | null {
  if (need.left === 0 || need.state !== "open" || hasStarted(need.window, posting.now)) return null;
  if (posting.isAskedEnough(need.authorId)) return null;
  return {
    from: need.window.from.getTime() / minute,
    until: need.window.until.getTime() / minute,
    left: need.left,
    isSplit: isSplittable(need.category),
    attributes: bitsOf(need.category, need.attributes),
    author: numbers.people.get(need.authorId) ?? unknown,
    place: need.placeId === null ? unknown : (numbers.places.get(need.placeId) ?? unknown),
    cell: need.cell === null ? unknown : (numbers.cells.get(need.cell) ?? unknown),
    isSpecial: numbers.ended.has(need.id),
  };
}

/** The windows that stand in an hour, by category. */
function listByHour(standing: readonly Standing[], { from, until }: Numbers) {
  const lists = new Map<number, number[]>();
  standing.forEach(({ offer }, at) => {
    const last = Math.ceil((until[at] as number) / 60);
    for (let hour = Math.floor((from[at] as number) / 60); hour < last; hour++) {
      const key = hour * categories.length + categories.indexOf(offer.category);
      const list = lists.get(key);
      if (list) list.push(at);
      else lists.set(key, [at]);
    }
  });
  return (category: Category, minutes: number): readonly number[] =>
    lists.get(Math.floor(minutes / 60) * categories.length + categories.indexOf(category)) ?? [];
}

/** A category has fewer than thirty attributes, so that they fit into one number. */
function bitsOf(category: Category, attributes: readonly Attribute[]): number {
  const all = attributesOf(category);
  return attributes.reduce((bits, attribute) => bits | (1 << all.indexOf(attribute)), 0);
}

/** What is vegan is vegetarian too. */
function withImplied(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.includes("vegan") ? [...attributes, "vegetarian"] : attributes;
}

function numberOf(numbers: Map<string, number>, id: string | null): number {
  if (id === null) return unknown;
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
