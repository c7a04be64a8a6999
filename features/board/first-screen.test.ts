import { expect, it } from "vitest";
import {
  hours,
  midnight,
  sampleBoard,
  sampleNeedCard,
  sampleOfferCard,
  sampleWindowCard,
} from "@/domain/sample-board";
import { selectListings } from "@/domain/select-listings";
import { firstListings, firstScreen, writeFirstScreen } from "./first-screen";

const member = (id: string) => ({ id, name: "", epoch: 1 });
const manyNeeds = Array.from({ length: 30 }, (_, index) =>
  sampleNeedCard({ id: `need ${index}`, by: index < 5 ? "rosa" : "omar", ...hours(60 - index, 61 - index) }),
);
const board = sampleBoard({
  members: ["rosa", "omar", "lin"].map(member),
  needs: [
    ...manyNeeds,
    sampleNeedCard({ id: "from the hall", by: "lin", place: "clinic", toPlace: "hall", ...hours(5, 6) }),
  ],
  offers: [
    sampleOfferCard({
      id: "two times",
      by: "lin",
      place: null,
      windows: [3, 30].map((at) => sampleWindowCard({ id: `${at}`, ...hours(at, at + 1) })),
    }),
  ],
});
const now = midnight + 4.2 * 3600;

it("begins as the whole board does", () => {
  const screen = firstScreen(board, { stream: "needs" }, "rosa", now);
  const ids = (whole: typeof board) =>
    selectListings(whole, { stream: "needs" }, "rosa", now).map(({ id }) => id);
  expect(ids(screen.board)).toEqual(ids(board).slice(0, firstListings));
  expect(ids(screen.board)[0]).toBe("from the hall");
  expect(screen.counts).toEqual({ needs: 31, offers: 1 });
});

it("brings only the names and places it mentions", () => {
  const needs = firstScreen(board, { stream: "needs" }, "rosa", now).board;
  expect(needs.members.map(({ id }) => id)).toEqual(["omar", "lin"]);
  expect(needs.places.map(({ id }) => id)).toEqual(["gate", "clinic", "hall"]);
  expect(needs.offers).toEqual([]);
  const offers = firstScreen(board, { stream: "offers" }, "rosa", now).board;
  expect([offers.members.map(({ id }) => id), offers.places, offers.needs]).toEqual([["lin"], [], []]);
});

it("follows the filter, whose it is and the time", () => {
  const mine = JSON.parse(writeFirstScreen(board, { stream: "needs", mine: true }, "rosa", now));
  expect(mine).toEqual(firstScreen(board, { stream: "needs", mine: true }, "rosa", now));
  expect(mine.counts).toEqual({ needs: 5, offers: 0 });
  const other = writeFirstScreen(board, { stream: "needs", mine: true }, "lin", now);
  expect(JSON.parse(other).counts).toEqual({ needs: 1, offers: 1 });
  const later = writeFirstScreen(board, { stream: "needs", mine: true }, "lin", midnight + 6 * 3600);
  expect(JSON.parse(later).counts).toEqual({ needs: 0, offers: 1 });
  expect(JSON.parse(later).view).toBe("mine=1");
});

it("brings one's own along when it is about what fits them", () => {
  const filter = { stream: "needs" as const, fits: true };
  const own = sampleOfferCard({ id: "own", by: "rosa", windows: [sampleWindowCard(hours(30, 60))] });
  const whole = { ...board, offers: [...board.offers, own] };
  const screen = firstScreen(whole, filter, "rosa", now);
  expect(screen.board.offers.map(({ id }) => id)).toEqual(["own"]);
  const ids = (of: typeof board) => selectListings(of, filter, "rosa", now).map(({ id }) => id);
  expect(ids(screen.board)).toEqual(ids(whole).slice(0, firstListings));
  expect(ids(screen.board)).toHaveLength(firstListings);
  expect(screen.counts.needs).toBe(ids(whole).length);
});

it("is worked out once per view until the next quarter of an hour", () => {
  const write = (seconds: number) => writeFirstScreen(board, { stream: "offers" }, "rosa", seconds);
  expect(write(midnight + 899)).toBe(write(midnight));
  for (let day = 10; day < 99; day++) {
    const view = { stream: "offers" as const, day: `2026-11-${day}` };
    expect(JSON.parse(writeFirstScreen(board, view, "rosa", midnight)).view).toBe(
      `stream=offers&day=${view.day}`,
    );
  }
});
