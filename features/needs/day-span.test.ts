import { describe, expect, it } from "vitest";
import { hour } from "@/domain/window";
import { nextHours, nextTime, spanOf, windowOf } from "./day-span";

const chicago = "America/Chicago";

describe("windowOf", () => {
  it.each([
    ["a plain evening", "2026-11-26", "17:30", "19:00", "2026-11-26T23:30Z", "2026-11-27T01:00Z"],
    ["over midnight", "2026-11-26", "22:00", "06:00", "2026-11-27T04:00Z", "2026-11-27T12:00Z"],
    ["a whole day", "2026-11-26", "08:00", "08:00", "2026-11-26T14:00Z", "2026-11-27T14:00Z"],
    [
      "over the hour that is left out",
      "2027-03-14",
      "01:00",
      "04:00",
      "2027-03-14T07:00Z",
      "2027-03-14T09:00Z",
    ],
    [
      "over the hour that comes twice",
      "2026-11-01",
      "00:30",
      "02:30",
      "2026-11-01T05:30Z",
      "2026-11-01T08:30Z",
    ],
  ])("%s", (_, day, from, until, start, end) => {
    expect(windowOf({ day, from, until }, chicago)).toEqual({ from: new Date(start), until: new Date(end) });
  });

  it("is none where the clocks leave it out", () => {
    // 2:30 does not exist and becomes 3:30, after the end.
    expect(windowOf({ day: "2027-03-14", from: "02:30", until: "03:15" }, chicago)).toBeNull();
  });

  it("stays on quarters where clocks change by half an hour", () => {
    const window = windowOf({ day: "2026-10-04", from: "01:45", until: "02:45" }, "Australia/Lord_Howe");
    expect(window).toEqual({ from: new Date("2026-10-03T15:15Z"), until: new Date("2026-10-03T15:45Z") });
  });
});

it("spanOf is the way back", () => {
  for (const zone of [chicago, "Asia/Kathmandu", "Australia/Lord_Howe"]) {
    for (let hours = 0; hours < 48; hours += 5) {
      const from = new Date(Date.parse("2026-12-01T00:15Z") + hours * hour);
      const window = { from, until: new Date(from.getTime() + 7.5 * hour) };
      expect(windowOf(spanOf(window, zone), zone)).toEqual(window);
    }
  }
});

describe("nextHours", () => {
  it.each([
    ["2026-11-26T15:20Z", chicago, 2, { day: "2026-11-26", from: "10:00", until: "12:00" }],
    ["2026-11-26T15:00Z", chicago, 2, { day: "2026-11-26", from: "10:00", until: "12:00" }],
    ["2026-11-27T05:59Z", chicago, 2, { day: "2026-11-27", from: "00:00", until: "02:00" }],
    ["2026-11-27T04:10Z", chicago, 4, { day: "2026-11-26", from: "23:00", until: "03:00" }],
    ["2026-11-26T15:20Z", "Asia/Kolkata", 1, { day: "2026-11-26", from: "21:00", until: "22:00" }],
  ])("%s in %s", (now, zone, hours, span) => {
    expect(nextHours(new Date(now), zone, hours)).toEqual(span);
  });
});

it("nextTime is today while it is still to come, else tomorrow", () => {
  const now = new Date("2026-11-26T15:20Z");
  expect(nextTime(now, chicago, { from: "09:30", until: "11:00" }).day).toBe("2026-11-26");
  expect(nextTime(now, chicago, { from: "09:15", until: "11:00" }).day).toBe("2026-11-27");
});
