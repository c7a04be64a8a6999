import { describe, expect, it } from "vitest";
import { distanceIn, isCell, nearnessOf } from "./area";

describe("distanceIn", () => {
  const distance = distanceIn({ here: [0, 0], east: [1, 0], both: [1, 1], against: [1, -1], far: [-2, 3] });

  it.each([
    ["here", "here", 0],
    ["here", "east", 1],
    ["here", "both", 1],
    ["here", "against", 2],
    ["here", "far", 5],
    ["far", "east", 6],
    ["unheard-of", "unheard-of", 0],
    ["here", "unheard-of", Number.POSITIVE_INFINITY],
  ])("from %s to %s", (one, other, steps) => {
    expect(distance(one, other)).toBe(steps);
    expect(distance(other, one)).toBe(steps);
  });
});

it.each([
  [0, "same"],
  [1, "next"],
  [2, "further"],
  [Number.POSITIVE_INFINITY, null],
])("calls %d steps %s", (steps, word) => {
  expect(nearnessOf(steps)).toBe(word);
});

it("knows the text of a cell of resolution 7", () => {
  expect(isCell("872a1072dffffff")).toBe(true);
  for (const text of ["", "862a1072dffffff", "872A1072DFFFFFF", "872a1072dffffff0", " 872a1072dffffff"])
    expect(isCell(text)).toBe(false);
});
