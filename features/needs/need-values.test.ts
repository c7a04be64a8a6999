import { describe, expect, it } from "vitest";
import type { NeedCard } from "@/domain/board";
import { once } from "@/features/weekly/repeat";
import { freshNeed, type NeedValues, needBody, needWindow, valuesOf, withDraft } from "./need-values";
import { elsewhere } from "./place-choice";

const zone = "America/Chicago";
/** Thursday, 9:20 in the morning there. */
const now = new Date("2026-11-26T15:20:00Z");
const places = [
  { id: "gate", label: "sealed", epoch: 1, cell: null },
  { id: "hall", label: "sealed", epoch: 1, cell: null },
];
const around = { now, zone, places };

describe("freshNeed", () => {
  it("begins with the next full hour and what is usual, and leaves the place open", () => {
    expect(freshNeed("food", null, around)).toEqual({
      day: "2026-11-26",
      from: "10:00",
      until: "12:00",
      place: null,
      cell: null,
      toPlace: null,
      quantity: 4,
      attributes: [],
      urgency: 1,
      note: "",
      repeat: once,
      days: null,
    });
  });

  it("is as last time, at the next such time, but for a place that is gone", () => {
    const last = {
      from: "07:30",
      until: "08:00",
      place: "hall",
      toPlace: "closed",
      quantity: 2,
      attributes: ["child-seat" as const],
    };
    expect(freshNeed("ride", last, around)).toMatchObject({ ...last, day: "2026-11-27", toPlace: null });
  });
});

describe("withDraft", () => {
  const start = freshNeed("ride", null, around);

  it("shows what was typed over what the form began with", () => {
    const draft = { id: "a", kind: "ride" as const, note: "Two bags", place: elsewhere, quantity: 3 };
    expect(withDraft(start, draft, "ride", around)).toEqual({
      ...start,
      note: "Two bags",
      place: elsewhere,
      quantity: 3,
    });
  });

  it("keeps time, place and note for another kind, and drops how many and the details", () => {
    const typed = { note: "Two bags", place: "gate", from: "18:00", until: "19:00" };
    const draft = { id: "a", kind: "food" as const, ...typed, quantity: 40, attributes: ["halal" as const] };
    expect(withDraft(start, draft, "ride", around)).toEqual({ ...start, ...typed });
  });

  it("drops a day that has passed and a place that is gone", () => {
    const draft = { id: "a", kind: "ride" as const, day: "2026-11-25", place: "closed" };
    expect(withDraft(start, draft, "ride", around)).toEqual(start);
  });
});

describe("needWindow", () => {
  // Stored while the clock showed 1:30 for the first time that night; the form cannot say which of the two it is.
  const need = cardOf("2026-11-01T06:30:00Z", "2026-11-01T08:00:00Z");

  it("keeps the stored instants as long as they are shown unchanged", () => {
    const values = valuesOf(need, "", zone);
    expect(values).toMatchObject({ day: "2026-11-01", from: "01:30", until: "02:00" });
    expect(needWindow(values, need, zone)?.from).toEqual(new Date("2026-11-01T06:30:00Z"));
  });

  it("reads the clock once they are changed, and for a new need", () => {
    const values: NeedValues = { ...valuesOf(need, "", zone), until: "03:00" };
    expect(needWindow(values, need, zone)?.from).toEqual(new Date("2026-11-01T07:30:00Z"));
    expect(needWindow(valuesOf(need, "", zone), undefined, zone)?.from).toEqual(
      new Date("2026-11-01T07:30:00Z"),
    );
  });
});

it("needBody sends somewhere else as no place, and where to only for a ride", () => {
  const values: NeedValues = { ...freshNeed("ride", null, around), place: elsewhere, toPlace: "hall" };
  const window = { from: now, until: new Date(now.getTime() + 3_600_000) };
  expect(needBody("id", "ride", values, window)).toMatchObject({ place: null, toPlace: "hall" });
  expect(needBody("id", "food", values, window)).toMatchObject({ place: null, toPlace: null });
});

function cardOf(from: string, until: string): NeedCard {
  return {
    id: "need",
    by: "rosa",
    category: "ride",
    from: Date.parse(from) / 1000,
    until: Date.parse(until) / 1000,
    day: from.slice(0, 10),
    place: "gate",
    cell: null,
    toPlace: null,
    quantity: 1,
    left: 1,
    attributes: [],
    urgency: 1,
    note: null,
    epoch: 1,
  };
}
