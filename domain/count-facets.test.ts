import fc from "fast-check";
import { expect, it } from "vitest";
import type { BoardPayload } from "./board";
import type { BoardFilter } from "./board-filter";
import { categories } from "./categories";
import { countFacets } from "./count-facets";
import {
  hours,
  midnight,
  sampleBoard,
  sampleNeedCard,
  sampleOfferCard,
  sampleWindowCard,
} from "./sample-board";
import { selectListings } from "./select-listings";

const days = ["2026-11-26", "2026-11-27", "2026-11-28"];
const places = ["gate", "clinic", "hall"];

it("counts for each choice exactly what choosing it would show", () => {
  fc.assert(
    fc.property(boards, filters, (board, filter) => {
      const now = midnight + 12 * 3600;
      const shows = (change: Partial<BoardFilter>) =>
        selectListings(board, { ...filter, ...change }, "rosa", now).length;
      const facets = countFacets(board, filter, "rosa", now);
      expect(facets.stream).toEqual({
        needs: shows({ stream: "needs" }),
        offers: shows({ stream: "offers" }),
      });
      for (const category of categories) expect(facets.category[category]).toBe(shows({ category }));
      for (const day of days) expect(facets.day.get(day) ?? 0).toBe(shows({ day }));
      for (const place of places) expect(facets.place.get(place) ?? 0).toBe(shows({ place }));
      expect(facets.mine).toBe(shows({ mine: true, fits: undefined }));
      expect(facets.fits).toBe(shows({ fits: true, mine: undefined }));
    }),
    { numRuns: 300 },
  );
});

it("leaves out days and places that would show nothing", () => {
  const facets = countFacets(sampleBoard({ needs: [sampleNeedCard()] }), { stream: "needs" }, null, midnight);
  expect([...facets.day]).toEqual([["2026-11-26", 1]]);
  expect([...facets.place]).toEqual([["gate", 1]]);
  expect(facets.mine).toBe(0);
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => hours(from, from + length));
const place = fc.option(fc.constantFrom(...places));
const person = fc.constantFrom("rosa", "omar");
const left = fc.integer({ min: 0, max: 2 });
const category = fc.constantFrom("ride" as const, "food" as const);

const needs = fc
  .tuple(fc.uuid(), person, category, span, place, place, left)
  .map(([id, by, kind, time, from, toPlace, remains]) =>
    sampleNeedCard({ id, by, category: kind, ...time, place: from, toPlace, left: remains }),
  );
const windows = fc
  .array(fc.tuple(fc.uuid(), span, left), { maxLength: 4 })
  .map((all) => all.map(([id, time, remains]) => sampleWindowCard({ id, ...time, left: remains })))
  .map((all) => all.sort((one, other) => one.from - other.from));
const offers = fc
  .tuple(fc.uuid(), person, category, place, fc.constantFrom("place" as const, "anywhere" as const), windows)
  .map(([id, by, kind, from, reach, all]) =>
    sampleOfferCard({ id, by, category: kind, place: from, reach, windows: all }),
  );
const boards: fc.Arbitrary<BoardPayload> = fc
  .record({ needs: fc.array(needs, { maxLength: 8 }), offers: fc.array(offers, { maxLength: 8 }) })
  .map(sampleBoard);
const filters: fc.Arbitrary<BoardFilter> = fc
  .record(
    {
      stream: fc.constantFrom("needs" as const, "offers" as const),
      category,
      day: fc.constantFrom(...days),
      place: fc.constantFrom(...places),
      only: fc.constantFrom("mine" as const, "fits" as const),
    },
    { requiredKeys: ["stream"] },
  )
  .map(({ only, ...filter }) => (only ? { ...filter, [only]: true } : filter));
