import { describe, expect, it } from "vitest";
import type { BoardPayload } from "./board";
import type { BoardFilter } from "./board-filter";
import { countFacets } from "./count-facets";
import {
  hours,
  midnight,
  sampleNeedCard as need,
  sampleOfferCard as offer,
  sampleBoard,
  sampleWindowCard as window,
} from "./sample-board";
import { groupByDay, type OfferListing, selectListings } from "./select-listings";

const now = midnight + 8.5 * 3600;

function selectedIds(cards: Partial<BoardPayload>, filter: Partial<BoardFilter> = {}) {
  const stream = cards.needs ? "needs" : "offers";
  return selectListings(sampleBoard(cards), { stream, ...filter }, "rosa", now).map(({ id }) => id);
}

describe("needs", () => {
  it("stand soonest first, what is full last of its day, what is over not at all", () => {
    const needs = [
      need({ id: "tomorrow", ...hours(30, 31) }),
      need({ id: "noon", ...hours(12, 13) }),
      need({ id: "full", left: 0, ...hours(9, 10) }),
      need({ id: "over", ...hours(7, 8.5) }),
      need({ id: "begun", ...hours(8, 9) }),
      need({ id: "b-ten", ...hours(10, 11) }),
      need({ id: "a-ten", ...hours(10, 12) }),
    ];
    expect(selectedIds({ needs })).toEqual(["begun", "a-ten", "b-ten", "noon", "full", "tomorrow"]);
  });

  it.each<[Partial<BoardFilter>, string[]]>([
    [{}, ["food", "mine", "to-hall", "tomorrow"]],
    [{ category: "food" }, ["food"]],
    [{ day: "2026-11-27" }, ["tomorrow"]],
    [{ place: "hall" }, ["to-hall"]],
    [{ mine: true }, ["mine"]],
    [{ mine: true, category: "food" }, []],
  ])("pass the filter %j", (filter, expected) => {
    const needs = [
      need({ id: "food", by: "lin", category: "food" }),
      need({ id: "mine" }),
      need({ id: "to-hall", by: "lin", toPlace: "hall" }),
      need({ id: "tomorrow", by: "lin", ...hours(30, 31) }),
    ];
    expect(selectedIds({ needs }, filter)).toEqual(expected);
  });

  it("are nobody's to one who is not a member", () => {
    const board = sampleBoard({ needs: [need()] });
    expect(selectListings(board, { stream: "needs", mine: true }, null, now)).toEqual([]);
  });
});

describe("offers", () => {
  const over = window({ id: "over", ...hours(7, 8) });
  const soldOut = window({ id: "sold-out", ...hours(9, 10), left: 0 });
  const noon = window({ id: "noon", ...hours(12, 13) });
  const tomorrow = window({ id: "tomorrow", ...hours(33, 34) });
  const tomorrowFull = window({ id: "tomorrow-full", ...hours(35, 36), left: 0 });

  it.each([
    ["the next with something left", [over, soldOut, noon, tomorrow], undefined, "noon", false, 1],
    ["the next when all are sold out", [soldOut, tomorrowFull], undefined, "sold-out", true, 0],
    ["the one of the chosen day", [noon, tomorrow, tomorrowFull], "2026-11-27", "tomorrow", false, 1],
    ["a full one when that day has no other", [noon, tomorrowFull], "2026-11-27", "tomorrow-full", true, 1],
  ])("stand under %s", (_, windows, day, shown, full, furtherWindows) => {
    const board = sampleBoard({ offers: [offer({ windows })] });
    const [listing, ...rest] = selectListings(board, { stream: "offers", ...(day && { day }) }, null, now);
    expect(rest).toEqual([]);
    expect(listing).toMatchObject({ window: { id: shown }, full, furtherWindows } satisfies {
      window: Partial<OfferListing["window"]>;
      full: boolean;
      furtherWindows: number;
    });
  });

  it("are dropped when all windows are over, or none is on the chosen day", () => {
    expect(selectedIds({ offers: [offer({ windows: [over] }), offer({ windows: [] })] })).toEqual([]);
    expect(selectedIds({ offers: [offer({ windows: [noon] })] }, { day: "2026-11-27" })).toEqual([]);
  });

  it("serve a place when they are there or go anywhere", () => {
    const offers = [
      offer({ id: "a-here" }),
      offer({ id: "b-anywhere", place: "hall", reach: "anywhere" }),
      offer({ id: "c-hall", place: "hall" }),
    ];
    expect(selectedIds({ offers }, { place: "gate" })).toEqual(["a-here", "b-anywhere"]);
    expect(selectedIds({ offers }, { place: "hall" })).toEqual(["b-anywhere", "c-hall"]);
  });
});

describe("near a place", () => {
  const cells: Record<string, string> = { gate: "a", hall: "b", clinic: "c" };
  const places = sampleBoard().places.map((place) => ({ ...place, cell: cells[place.id] ?? null }));
  const areas = { a: [0, 0], b: [1, 0], c: [2, 0] } as const;

  it("are needs of its area and the next, whether of a place or not", () => {
    const needs = [
      need({ id: "a-hall", place: "hall" }),
      need({ id: "b-clinic", place: "clinic" }),
      need({ id: "c-elsewhere", place: null, cell: "b" }),
      need({ id: "d-nowhere", place: null }),
    ];
    const board = { needs, places, areas };
    expect(selectedIds(board, { place: "gate" })).toEqual(["a-hall", "c-elsewhere"]);
    expect(countFacets(sampleBoard(board), { stream: "needs" }, null, now).place).toEqual(
      new Map([
        ["gate", 2],
        ["hall", 3],
        ["clinic", 3],
      ]),
    );
  });

  it("are offers that go so far", () => {
    const offers = [
      offer({ id: "a-near", place: "hall", reach: "near" }),
      offer({ id: "b-only", place: "hall" }),
      offer({ id: "c-too-far", place: "clinic", reach: "near" }),
      offer({ id: "d-unknown", place: null, reach: "near" }),
    ];
    expect(selectedIds({ offers, places, areas }, { place: "gate" })).toEqual(["a-near"]);
  });
});

it("groups what stands together by day", () => {
  const needs = [need({ id: "one" }), need({ id: "two", ...hours(30, 31) }), need({ id: "three" })];
  const groups = groupByDay(selectListings(sampleBoard({ needs }), { stream: "needs" }, null, now));
  expect(groups.map(({ day, listings }) => [day, listings.map(({ id }) => id)])).toEqual([
    ["2026-11-26", ["one", "three"]],
    ["2026-11-27", ["two"]],
  ]);
  expect(groupByDay([])).toEqual([]);
});
