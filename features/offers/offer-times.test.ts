import { describe, expect, it } from "vitest";
import type { WindowCard } from "@/domain/board";
import { maxWindows } from "@/domain/why-not-post";
import { addDays } from "@/domain/zoned-time";
import { freshTimes, furtherTimes, type OfferTimes, timesOf, windowsOf } from "./offer-times";

const zone = "America/Chicago";
/** Thursday, 9:20 in the morning there. */
const now = new Date("2026-11-26T15:20:00Z");
const evening: OfferTimes = { key: 0, days: ["2026-11-26"], from: "17:00", until: "19:00", quantity: 3 };
const idOf = (span: string) => `id of ${span}`;

describe("windowsOf", () => {
  it("makes a window of each day", () => {
    const times = [{ ...evening, days: ["2026-11-26", "2026-11-28"] }];
    expect(windowsOf(times, [], [], idOf, zone)).toEqual([
      {
        id: "id of 2026-11-26 17:00 19:00",
        from: "2026-11-26T23:00:00.000Z",
        until: "2026-11-27T01:00:00.000Z",
        quantity: 3,
      },
      {
        id: "id of 2026-11-28 17:00 19:00",
        from: "2026-11-28T23:00:00.000Z",
        until: "2026-11-29T01:00:00.000Z",
        quantity: 3,
      },
    ]);
  });

  it("keeps id and instants of a window that is shown unchanged", () => {
    const card = cardOf("car", "2026-11-01T06:30:00Z", "2026-11-01T08:00:00Z");
    const [times] = timesOf([card], new Date("2026-10-30T12:00Z"), zone);
    expect(times && windowsOf([{ ...times, quantity: 4 }], [card], [], idOf, zone)).toEqual([
      { id: "car", from: "2026-11-01T06:30:00.000Z", until: "2026-11-01T08:00:00.000Z", quantity: 4 },
    ]);
  });

  it.each<[string, OfferTimes[]]>([
    ["missing", [{ ...evening, days: [] }]],
    ["skipped", [{ ...evening, days: ["2027-03-14"], from: "02:30", until: "03:15" }]],
    ["overlap", [evening, { ...evening, key: 1, from: "18:45", until: "20:00" }]],
    ["overlap", [{ ...evening, days: ["2026-11-26", "2026-11-27"], from: "17:00", until: "17:00" }, evening]],
    [
      "tooMany",
      [{ ...evening, days: Array.from({ length: maxWindows + 1 }, (_, i) => addDays("2026-12-01", i)) }],
    ],
  ])("says what is wrong: %s", (fault, times) => {
    expect(windowsOf(times, [], [], idOf, zone)).toBe(fault);
  });

  it("sees what is promised already", () => {
    const promised = [{ from: new Date("2026-11-26T22:00:00Z"), until: new Date("2026-11-26T23:15:00Z") }];
    expect(windowsOf([evening], [], promised, idOf, zone)).toBe("overlap");
  });

  it("takes times that only touch", () => {
    const times = [evening, { ...evening, key: 1, from: "19:00", until: "20:00" }];
    expect(windowsOf(times, [], [], idOf, zone)).toHaveLength(2);
  });
});

describe("timesOf", () => {
  it("puts windows of one time and quantity together, with one later day each", () => {
    const cards = [0, 1, 20, 21].map((day) => {
      const date = addDays("2026-11-26", day);
      return cardOf(date, `${date}T23:00:00Z`, `${addDays(date, 1)}T01:00:00Z`);
    });
    const other = { ...cardOf("other", "2026-11-28T23:00:00Z", "2026-11-29T01:00:00Z"), quantity: 1 };
    const times = timesOf([...cards, other], now, zone);
    expect(times).toEqual([
      { ...evening, days: ["2026-11-26", "2026-11-27", "2026-12-16"] },
      { ...evening, key: 1, days: ["2026-12-17"] },
      { ...evening, key: 2, days: ["2026-11-28"], quantity: 1 },
    ]);
    const windows = windowsOf(times, [...cards, other], [], idOf, zone);
    expect(typeof windows !== "string" && windows.map(({ id }) => id).sort()).toEqual(
      [...cards, other].map(({ id }) => id).sort(),
    );
  });
});

it("freshTimes begins with what is usual for the kind, or as last time", () => {
  expect(freshTimes("ride", null, now, zone)).toMatchObject({ from: "10:00", until: "11:00", quantity: 3 });
  const last = { from: "06:00", until: "07:00", quantity: 4 };
  expect(freshTimes("ride", last, now, zone)).toMatchObject({ ...last, days: ["2026-11-27"] });
});

it("furtherTimes is one more of the same on the next free day", () => {
  const days = Array.from({ length: 5 }, (_, index) => addDays("2026-11-26", index));
  const two = [{ ...evening, days: ["2026-11-26", "2026-11-27"] }];
  expect(furtherTimes(two, evening, days)).toEqual({ ...evening, key: 1, days: ["2026-11-28"] });
  expect(furtherTimes([], evening, days)).toMatchObject({ key: 0, from: "17:00", days: ["2026-11-26"] });
  expect(furtherTimes([], evening, days, ["2026-11-28"])).toMatchObject({ days: ["2026-11-29"] });
  expect(furtherTimes([], evening, days, ["2027-01-01"])).toMatchObject({ days: [] });
});

function cardOf(id: string, from: string, until: string): WindowCard {
  return {
    id,
    from: Date.parse(from) / 1000,
    until: Date.parse(until) / 1000,
    day: from.slice(0, 10),
    quantity: 3,
    left: 3,
  };
}
