import { describe, expect, it } from "vitest";
import type { Category } from "@/domain/categories";
import { on } from "@/domain/sample-listings";
import { endsInside, hasChoiceOfTime, movedInside, startsInside } from "./agreed-time";
import { suggestTime } from "./suggest-time";

describe("the time to begin with", () => {
  it.each<[string, Category, [string, string], [string, string] | null, [string, string]]>([
    ["the need's own time", "ride", ["08:00", "12:00"], ["09:00", "10:00"], ["09:00", "10:00"]],
    ["the part both share", "ride", ["08:00", "12:00"], ["11:30", "13:00"], ["11:30", "12:00"]],
    ["all of a short time", "ride", ["08:00", "10:00"], null, ["08:00", "10:00"]],
    ["the first hour of a long one", "ride", ["08:00", "12:00"], null, ["08:00", "09:00"]],
    ["four hours of childcare", "childcare", ["08:00", "16:00"], null, ["08:00", "12:00"]],
    ["a whole shift", "shift", ["06:00", "14:00"], null, ["06:00", "14:00"]],
    [
      "the first part when nothing is shared",
      "food",
      ["08:00", "12:00"],
      ["13:00", "14:00"],
      ["08:00", "09:00"],
    ],
  ])("is %s", (_, category, bounds, wanted, expected) => {
    expect(suggestTime(category, on(...bounds), wanted && on(...wanted))).toEqual(on(...expected));
  });
});

describe("choosing inside the bounds", () => {
  const bounds = on("08:00", "09:30");

  it("has nothing to choose up to an hour", () => {
    expect(hasChoiceOfTime(on("08:00", "09:00"))).toBe(false);
    expect(hasChoiceOfTime(on("08:00", "09:15"))).toBe(true);
  });

  it("goes in quarters from one end to the other", () => {
    expect(startsInside(bounds).map(clock)).toEqual(["08:00", "08:15", "08:30", "08:45", "09:00", "09:15"]);
    expect(endsInside(bounds, on("09:00", "09:15").from).map(clock)).toEqual(["09:15", "09:30"]);
  });

  it.each<[string, [string, string], string, [string, string]]>([
    ["keeps the length", ["08:00", "08:30"], "09:00", ["09:00", "09:30"]],
    ["ends with the bounds", ["08:00", "09:00"], "09:00", ["09:00", "09:30"]],
  ])("moved, it %s", (_, time, from, expected) => {
    expect(movedInside(bounds, on(...time), on(from, from).from)).toEqual(on(...expected));
  });
});

function clock(at: Date): string {
  return at.toISOString().slice(11, 16);
}
