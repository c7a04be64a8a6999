import { nearSteps } from "../area";
import { type Attribute, attributesOf } from "../attributes";
import { type Category, categories, isSplittable } from "../categories";
import { hasStarted, minute } from "../window";
import type { NeedRow } from "./network-rows";
import type { Posting, Standing } from "./posting";
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

export const unknown = -1;
export const anywhere = 1_000_000;

export function figuresOf(posting: Posting): Figures {
  const { needs, standing, rows, weeks, now } = posting;
  const people = new Map<string, number>();
  const places = new Map<string, number>();
  const cells = new Map<string, number>();
  const offers = new Map<string, number>();
  const noted = new Set([...rows.matches, ...rows.rejections].map(({ needId }) => needId));
  const columns = (listings: readonly Listing[]): Columns => {
    const column = (of: (listing: Listing) => number) => Int32Array.from(listings, of);
    return {
      category: column(({ category }) => categories.indexOf(category)),
      from: column(({ window }) => window.from.getTime() / minute),
      until: column(({ window }) => window.until.getTime() / minute),
      person: column(({ authorId }) => numberOf(people, authorId)),
      place: column(({ placeId }) => numberOf(places, placeId)),
      cell: column(({ cell }) => numberOf(cells, cell)),
      attributes: column(({ category, attributes }) => bitsOf(category, attributes)),
    };
  };
  const isAskable = (need: NeedRow) =>
    need.state === "open" && !hasStarted(need.window, now) && !posting.isAskedEnough(need.authorId);
  const asked = {
    ...columns(needs),
    left: Int32Array.from(needs, (need) => (isAskable(need) ? need.left : 0)),
    week: Int32Array.from(needs, ({ window }) => weeks.indexOf(window.from)),
    isSpecial: Uint8Array.from(needs, ({ id }) => (noted.has(id) ? 1 : 0)),
  };
  const offered = {
    ...columns(standing.map(listingOf)),
    offer: Int32Array.from(standing, ({ offer }) => numberOf(offers, offer.id)),
    left: Int32Array.from(standing, ({ offer, window }) =>
      offer.state === "open" && !posting.isAskedEnough(offer.authorId) ? window.left : 0,
    ),
    reach: Int32Array.from(standing, reachOf),
    isWhole: Uint8Array.from(standing, ({ offer }) => (offer.splittable ? 0 : 1)),
    isSpecial: Uint8Array.from(standing, (each) => (isSpecial(posting, each) ? 1 : 0)),
  };
  return {
    needs: asked,
    standing: offered,
    offers: offers.size,
    people: people.size,
    steps: stepsBetween([...cells.keys()], posting.distance),
  };
}

type Listing = Pick<NeedRow, "category" | "window" | "authorId" | "placeId" | "cell" | "attributes">;

function listingOf({ offer, window }: Standing): Listing {
  const { category, authorId, placeId, cell, attributes } = offer;
  // What is vegan is vegetarian too.
  const has = attributes.includes("vegan") ? [...attributes, "vegetarian" as const] : attributes;
  return { category, authorId, placeId, cell, window: window.window, attributes: has };
}

function reachOf({ offer }: Standing): number {
  if (offer.reach === "anywhere") return anywhere;
  if (offer.reach === "near") return nearSteps;
  return offer.placeId === null ? 0 : unknown;
}

/** Its person has promised a time, or its offer may have been had as often this week as it can be. */
function isSpecial(posting: Posting, { offer }: Standing): boolean {
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
