import { describe, expect, it } from "vitest";
import { formatTimes, formatWeekdays } from "@/lib/format";
import { once, repeatOf, ruleOf, whyNotWhole } from "./repeat";

const around = { now: new Date("2026-11-26T15:20:00Z"), zone: "America/Chicago" };
const hours = { days: [3, 1] as const, from: "17:00", until: "18:30" };
const weekly = { ...once, every: "weekly" as const };

describe("ruleOf", () => {
  it.each([
    ["begins today and stands until it is stopped", weekly, undefined, ["2026-11-26", null]],
    [
      "has a last day",
      { ...weekly, ends: "lastOn" as const, lastOn: "2026-12-24" },
      undefined,
      ["2026-11-26", "2026-12-24"],
    ],
    [
      "has none while it is not chosen",
      { ...weekly, ends: "lastOn" as const },
      undefined,
      ["2026-11-26", null],
    ],
    [
      "counts from the chosen time on",
      { ...weekly, fromOn: "2026-12-02" },
      { firstOn: "2026-11-01" },
      ["2026-12-02", null],
    ],
    [
      "keeps the first day of one that has not begun",
      weekly,
      { firstOn: "2026-12-20" },
      ["2026-12-20", null],
    ],
  ])("%s", (_, repeat, before, [firstOn, lastOn]) => {
    const rule = { ...hours, days: [1, 3], firstOn, lastOn };
    expect(ruleOf(hours, repeat, around, before)).toEqual(rule);
  });
});

it("says what is missing", () => {
  expect(whyNotWhole([hours], weekly)).toBeNull();
  expect(whyNotWhole([hours, { ...hours, days: [] }], weekly)).toBe("noDays");
  expect(whyNotWhole([hours], { ...weekly, ends: "lastOn" })).toBe("noLast");
  expect(whyNotWhole([hours], repeatOf({ lastOn: "2026-12-24" }))).toBeNull();
});

it("is said in words", () => {
  expect(formatWeekdays([2], "en")).toBe("Tue");
  expect(formatWeekdays([1, 3, 5], "en")).toBe("Mon, Wed and Fri");
  expect(formatWeekdays([6, 7], "es")).toBe("sáb y dom");
  expect(formatTimes("17:00", "18:30", "en")).toBe("5:00–6:30\u00a0pm");
});
