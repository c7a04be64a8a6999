import { nearSteps } from "../area";
import { type Attribute, attributesOf } from "../attributes";
import { type Category, categories, isSplittable } from "../categories";
import { hasStarted, minute } from "../window";
import type { NeedRow, OfferRow } from "./network-rows";
import type { Posting } from "./posting";
import { stepsBetween } from "./steps-between";

/**
 * A posting as whole numbers, for loops over hundreds of thousands of pairs: instants in minutes, ids in the order in
 * which they came, attributes as bits. Columns are by the places of needs and of windows in the posting.
 */
export type Figures = {
  readonly needs: Columns & {
    readonly left: Int32Array;
    readonly week: Int32Array;
    readonly isSpecial: Uint8Array;
  };
  readonly standing: Columns & {
    readonly offer: Int32Array;
    /** 0 for what cannot be proposed to anyone. */
    readonly left: Int32Array;
    /** How many areas it goes beyond its own; `anywhere`, or `unknown` when only its very place is served. */
    readonly reach: Int32Array;
    readonly isWhole: Uint8Array;
    /** Something about it is asked of the rows themselves, such as times that are taken. */
    readonly isSpecial: Uint8Array;
  };
  readonly offers: number;
  readonly people: number;
  /** Areas between two cells, by their numbers. */
  steps(one: number, other: number): number;
};

type Columns = {
  readonly category: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly person: Int32Array;
  readonly place: Int32Array;
  readonly cell: Int32Array;
  readonly attributes: Int32Array;
};

/** A place, a cell or a reach that nobody said. */
export const unknown = -1;

/** As many steps as no two areas are apart: the reach of an offer that goes anywhere. */
export const anywhere = 1_000_000;

/** The figures of all that is posted, once for a plan. */
export function figuresOf(posting: Posting): Figures {
  const { needs, standing, rows, weeks, now } = posting;
  const people = new Map<string, number>();
  const places = new Map<string, number>();
  const cells = new Map<string, number>();
  const noted = new Set([...rows.matches, ...rows.rejections].map(({ needId }) => needId));
  const columns = (listings: readonly Listing[]): Columns => {
    const empty = () => new Int32Array(listings.length);
    const made = {
      ...{ category: empty(), from: empty(), until: empty(), person: empty() },
      ...{ place: empty(), cell: empty(), attributes: empty() },
    };
    let [before, at]: [Listing | null, number] = [null, 0];
    for (const listing of listings) {
      made.from[at] = listing.window.from.getTime() / minute;
      made.until[at] = listing.window.until.getTime() / minute;
      // The windows of one offer follow one another, and have all else in common.
      const isSame = before !== null && before.facts === listing.facts;
      const { category, authorId, placeId, cell, attributes } = listing.facts;
      made.category[at] = isSame ? (made.category[at - 1] as number) : categories.indexOf(category);
      made.person[at] = isSame ? (made.person[at - 1] as number) : numberOf(people, authorId);
      made.place[at] = isSame ? (made.place[at - 1] as number) : numberOf(places, placeId);
      made.cell[at] = isSame ? (made.cell[at - 1] as number) : numberOf(cells, cell);
      made.attributes[at] = isSame ? (made.attributes[at - 1] as number) : bitsOf(category, attributes);
      [before, at] = [listing, at + 1];
    }
    return made;
  };
  const isAskable = (need: NeedRow) =>
    need.state === "open" && !hasStarted(need.window, now) && !posting.isAskedEnough(need.authorId);
  const asked = {
    ...columns(needs.map((need) => ({ window: need.window, facts: need }))),
    left: Int32Array.from(needs, (need) => (isAskable(need) ? need.left : 0)),
    week: Int32Array.from(needs, ({ window }) => weeks.indexOf(window.from)),
    isSpecial: Uint8Array.from(needs, ({ id }) => (noted.has(id) ? 1 : 0)),
  };
  const offered = offeredBy(posting);
  const stood = columns(standing.map(({ offer, window }) => ({ window: window.window, facts: offer })));
  // What is vegan is vegetarian too.
  const vegan = bitsOf("food", ["vegan"]);
  const vegetarian = bitsOf("food", ["vegetarian"]);
  const food = categories.indexOf("food");
  stood.attributes.forEach((bits, at) => {
    if (stood.category[at] === food && (bits & vegan) !== 0) stood.attributes[at] = bits | vegetarian;
  });
  return {
    needs: asked,
    standing: { ...stood, ...offered },
    offers: rows.offers.length,
    people: people.size,
    steps: stepsBetween([...cells.keys()], posting.distance),
  };
}

type Facts = Pick<NeedRow, "category" | "authorId" | "placeId" | "cell" | "attributes">;
type Listing = { readonly window: NeedRow["window"]; readonly facts: Facts };

/** What only windows have, worked out once for all windows of an offer. */
function offeredBy(posting: Posting) {
  const { standing } = posting;
  const empty = () => new Int32Array(standing.length);
  const [offer, left, reach] = [empty(), empty(), empty()];
  const isWhole = new Uint8Array(standing.length);
  const special = new Uint8Array(standing.length);
  let at = 0;
  posting.rows.offers.forEach((row, number) => {
    const isOpen = row.state === "open" && !posting.isAskedEnough(row.authorId);
    const isAskedOf = isSpecial(posting, row);
    for (const window of row.windows) {
      offer[at] = number;
      left[at] = isOpen ? window.left : 0;
      reach[at] = reachOf(row);
      isWhole[at] = row.splittable ? 0 : 1;
      special[at++] = isAskedOf ? 1 : 0;
    }
  });
  return { offer, left, reach, isWhole, isSpecial: special };
}

function reachOf(offer: OfferRow): number {
  if (offer.reach === "anywhere") return anywhere;
  if (offer.reach === "near") return nearSteps;
  return offer.placeId === null ? 0 : unknown;
}

/** Its person has promised a time, or its offer may have been had as often this week as it can be. */
function isSpecial(posting: Posting, offer: OfferRow): boolean {
  return (
    posting.taken(offer.authorId).length > 0 || (offer.mostAWeek !== null && posting.hasHelped(offer.id))
  );
}

/** A category has fewer than thirty attributes, so that they fit into one number. */
function bitsOf(category: Category, attributes: readonly Attribute[]): number {
  const all = attributesOf(category);
  return attributes.reduce((bits, attribute) => bits | (1 << all.indexOf(attribute)), 0);
}

function numberOf(numbers: Map<string, number>, id: string | null): number {
  if (id === null) return unknown;
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

/** True for needs of a category that can be split, by the number of the category. */
export const isSplit: readonly boolean[] = categories.map(isSplittable);
