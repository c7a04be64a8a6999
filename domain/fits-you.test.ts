import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NeedCard, OfferCard } from "./board";
import { compareFits, type FitRank } from "./fit-rank";
import { listFits } from "./fits-you";
import {
  hours,
  midnight,
  sampleBoard,
  sampleNeedCard,
  sampleOfferCard,
  sampleWindowCard,
} from "./sample-board";
import { selectListings } from "./select-listings";

const now = midnight + 6 * 3600;

// Rosa needs two seats from nine to ten; Omar has three from eight to twelve, both at the gate.
describe("listFits", () => {
  it.each<[string, Partial<NeedCard>, Partial<OfferCard>, boolean]>([
    ["the offer contains the time and has enough", {}, {}, true],
    ["nothing is left of the need", { left: 0 }, {}, false],
    ["too little is left of the offer", {}, { windows: [sampleWindowCard({ left: 1 })] }, false],
    ["it begins too late", {}, { windows: [sampleWindowCard(hours(9.5, 12))] }, false],
    ["it lacks the child seat", { attributes: ["child-seat"] }, {}, false],
    ["it serves only another place", { place: "hall" }, {}, false],
    ["it goes to the next area", { place: "hall" }, { place: "clinic", reach: "near" }, true],
    ["it goes anywhere", { place: "hall" }, { reach: "anywhere" }, true],
    ["it is another kind", {}, { category: "food" }, false],
    ["it is their own", { by: "omar" }, {}, false],
    ["the need has begun", hours(5, 6.5), { windows: [sampleWindowCard(hours(5, 12))] }, false],
  ])("%s", (_, need, offer, fits) => {
    const board = boardOf([need], [offer]);
    const count = (member: string) => {
      const { needs, offers } = listFits(board, member, now);
      return [needs.size, offers.size];
    };
    expect(count("omar")).toEqual(fits ? [1, 0] : [0, 0]);
    expect(count("rosa")).toEqual(fits ? [0, 1] : [0, 0]);
    expect(count("lin")).toEqual([0, 0]);
  });

  it("says why, from whichever side one looks", () => {
    const board = boardOf([{ left: 2 }], [{}]);
    const why = {
      isSamePlace: true,
      steps: null,
      idle: 180,
      from: hours(9, 10).from,
      window: "window",
      covers: 2,
    };
    const { day, ...need } = hours(9, 10);
    expect(listFits(board, "rosa", now).offers.get("offer")).toEqual([
      { ...why, day, own: { id: "need", ...need } },
    ]);
    const { day: on, ...window } = hours(8, 12);
    expect(listFits(board, "omar", now).needs.get("need")).toEqual([
      { ...why, day: on, own: { id: "offer", ...window } },
    ]);
  });
});

describe("the filter", () => {
  it("shows the best fit first, whatever the day, with the reason", () => {
    const needs = [
      { id: "soon-elsewhere", place: "hall", ...hours(8, 9) },
      { id: "later-here", ...hours(30, 31) },
      { id: "here", ...hours(9, 10) },
      { id: "too-long", ...hours(9, 14) },
    ];
    const windows = [sampleWindowCard(), sampleWindowCard({ id: "second", ...hours(29, 33) })];
    const board = boardOf(needs, [{ windows, reach: "anywhere" }]);
    const shown = selectListings(board, { stream: "needs", fits: true }, "omar", now);
    expect(shown.map(({ id, fit }) => [id, fit?.window])).toEqual([
      ["here", "window"],
      ["later-here", "second"],
      ["soon-elsewhere", "window"],
    ]);
  });

  it("shows an offer under the window that fits, and of a chosen day", () => {
    const windows = [
      sampleWindowCard({ id: "first", ...hours(7, 8) }),
      sampleWindowCard(),
      sampleWindowCard({ id: "second", ...hours(29, 33) }),
    ];
    const board = boardOf([{ id: "one" }, { id: "two", ...hours(30, 31) }], [{ windows }]);
    const shown = (day?: string) =>
      selectListings(board, { stream: "offers", fits: true, day }, "rosa", now).flatMap((listing) =>
        listing.stream === "offers" ? [listing.window.id] : [],
      );
    expect(shown()).toEqual(["window"]);
    expect(shown(hours(29, 33).day)).toEqual(["second"]);
  });
});

it("puts fits in one order", () => {
  const ranks: fc.Arbitrary<FitRank> = fc.record({
    isSamePlace: fc.boolean(),
    steps: fc.option(fc.integer({ min: 0, max: 9 })),
    idle: fc.integer({ min: 0, max: 600 }),
    from: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(ranks, ranks, ranks, (one, two, three) => {
      expect(Math.sign(compareFits(one, two)) + Math.sign(compareFits(two, one))).toBe(0);
      if (compareFits(one, two) < 0 && compareFits(two, three) < 0)
        expect(compareFits(one, three)).toBeLessThan(0);
    }),
  );
});

/** The hall is in the area next to the clinic's. */
function boardOf(needs: Partial<NeedCard>[], offers: Partial<OfferCard>[]) {
  const { places, ...board } = sampleBoard();
  const cells: Record<string, string> = { clinic: "east", hall: "west" };
  return {
    ...board,
    places: places.map((place) => ({ ...place, cell: cells[place.id] ?? null })),
    areas: { east: [0, 0], west: [1, 0] } as const,
    needs: needs.map(sampleNeedCard),
    offers: offers.map(sampleOfferCard),
  };
}
