import fc from "fast-check";
import type { Attribute } from "../attributes";
import type { Category } from "../categories";
import { now, on, sampleMatch, sampleNeed, sampleOffer, sampleWindow } from "../sample-listings";
import type { Urgency } from "../urgency";
import { quarter, type Window } from "../window";
import type { MatchRow, NeedRow, NetworkRows, OfferRow, Surroundings } from "./network-rows";

/** For tests: that Thursday morning in UTC, with areas named "1", "2" and so on along one street. */
export const surroundings: Surroundings = {
  now,
  zone: "UTC",
  distance: (one, other) => Math.abs(Number(one) - Number(other)),
};

export function rowsOf(rows: Partial<NetworkRows>): NetworkRows {
  return { version: 1, needs: [], offers: [], matches: [], rejections: [], ...rows };
}

/** A ride for one with Rosa's name, unless told otherwise. */
export function need(id: string, facts: Partial<NeedRow> = {}): NeedRow {
  const left = facts.left ?? 1;
  return { ...sampleNeed({ quantity: left, left }), id, ...facts };
}

/** An offer with one window, both of the same id; by whoever has that name. */
export function offer(
  id: string,
  facts: Partial<OfferRow> & { window?: Window; left?: number } = {},
): OfferRow {
  const { window = on("08:15", "12:00"), left = 1, ...rest } = facts;
  return {
    ...sampleOffer({ authorId: id }),
    id,
    mostAWeek: null,
    windows: [sampleWindow({ id, window, quantity: left, left })],
    ...rest,
  };
}

export function match(facts: Partial<MatchRow> = {}): MatchRow {
  return {
    ...sampleMatch(),
    needId: "promised",
    offerId: "promised",
    offerWindowId: "promised",
    category: "ride",
    isOfToday: false,
    ...facts,
  };
}

const people = ["ana", "bo", "cleo", "dov", "rosa"];
const day = on("08:15", "14:15");

const windowArb = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]): Window => {
    const from = new Date(day.from.getTime() + start * quarter);
    return { from, until: new Date(from.getTime() + length * quarter) };
  });

const listingArb = {
  authorId: fc.constantFrom(...people),
  placeId: fc.constantFrom("gate", "hall", null),
  cell: fc.constantFrom("1", "2", "4", null),
  category: fc.constantFrom<Category>("ride", "ride", "ride", "ride", "childcare", "food"),
};

const attributesArb = (category: Category) =>
  fc.constantFrom<Attribute[]>([], [], [], ...(category === "ride" ? [["child-seat"] as Attribute[]] : []));

const needArb = fc
  .record({
    ...listingArb,
    window: windowArb,
    left: fc.integer({ min: 1, max: 3 }),
    urgency: fc.constantFrom<Urgency>(0, 1, 2, 3),
  })
  .chain((facts) => attributesArb(facts.category).map((attributes) => need("", { ...facts, attributes })));

const offerArb = fc
  .record({
    ...listingArb,
    window: windowArb.map(({ from, until }) => ({ from, until: new Date(until.getTime() + 6 * quarter) })),
    left: fc.integer({ min: 0, max: 4 }),
    reach: fc.constantFrom("place" as const, "near" as const, "anywhere" as const, "anywhere" as const),
    splittable: fc.constantFrom(true, true, false),
    mostAWeek: fc.constantFrom(null, null, 1, 2),
  })
  .chain((facts) => attributesArb(facts.category).map((attributes) => offer("", { ...facts, attributes })));

const matchArb = fc.record({
  helperId: fc.constantFrom(...people),
  receiverId: fc.constantFrom(...people),
  during: windowArb,
  state: fc.constantFrom("asked" as const, "confirmed" as const, "declined" as const, "done" as const),
  origin: fc.constantFrom("claim" as const, "proposal" as const),
  needIndex: fc.nat({ max: 9 }),
  offerIndex: fc.nat({ max: 9 }),
  isOfToday: fc.boolean(),
});

/** Small networks in which all that can be the matter is now and then the matter. */
export const networkArb: fc.Arbitrary<NetworkRows> = fc
  .record({
    needs: fc.array(needArb, { minLength: 2, maxLength: 7 }),
    offers: fc.array(offerArb, { minLength: 1, maxLength: 6 }),
    matches: fc.array(matchArb, { maxLength: 3 }),
    rejected: fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))),
  })
  .map(({ needs, offers, matches, rejected }) =>
    rowsOf({
      needs: needs.map((each, index) => ({ ...each, id: `n${index}` })),
      offers: offers.map((each, index) => ({
        ...each,
        id: `o${index}`,
        windows: each.windows.map((window) => ({ ...window, id: `w${index}` })),
      })),
      matches: matches.map(({ needIndex, offerIndex, ...facts }) =>
        match({
          ...facts,
          needId: `n${needIndex}`,
          offerId: `o${offerIndex}`,
          offerWindowId: `w${offerIndex}`,
        }),
      ),
      rejections: rejected
        ? [{ needId: `n${rejected[0]}`, offerId: `o${rejected[1]}`, reason: "too-far" as const }]
        : [],
    }),
  );
