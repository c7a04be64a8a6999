import { describe, expect, test } from "vitest";
import { idleLimit, isHiddenOnReturn, timeInSight } from "./idle";

const minute = 60_000;

test("the choices are minutes, or never", () => {
  expect((["1", "3", "10", "never"] as const).map(idleLimit)).toEqual([
    minute,
    3 * minute,
    10 * minute,
    null,
  ]);
});

describe("a page in sight", () => {
  test.each([
    ["just touched", 3 * minute, 0, 3 * minute],
    ["touched a minute ago", 3 * minute, minute, 2 * minute],
    ["at its limit", 3 * minute, 3 * minute, 0],
    ["long past it, after the device slept", 3 * minute, 500 * minute, 0],
    ["with a clock that was set back", 3 * minute, -minute, 3 * minute],
    ["that is never hidden", null, 500 * minute, null],
  ])("%s", (_, limit, ago, left) => {
    expect(timeInSight(limit, 1_000_000, 1_000_000 + ago)).toBe(left);
  });
});

describe("somebody who comes back", () => {
  test.each([
    ["after a glance elsewhere sees the page", 3 * minute, 9_000, 9_000, false],
    ["after more than a glance finds it hidden", 3 * minute, 11_000, 11_000, true],
    ["after a glance, but long idle before, finds it hidden", minute, 5_000, 2 * minute, true],
    ["sees it after any time when it is never hidden", null, 90 * minute, 90 * minute, false],
  ])("%s", (_, limit, gone, untouched, hidden) => {
    const now = 10_000_000;
    expect(isHiddenOnReturn(limit, now - gone, now - untouched, now)).toBe(hidden);
  });
});
