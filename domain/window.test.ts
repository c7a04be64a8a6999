import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { now, on } from "./sample-listings";
import {
  contains,
  hasStarted,
  intersection,
  isOnQuarters,
  isOver,
  lengthOf,
  nextQuarter,
  overlaps,
  quarter,
  remaining,
  roundToQuarter,
  startsIn,
  type Window,
} from "./window";

const at = (time: string) => on(time, time).from;

describe("quarters", () => {
  it.each([
    ["08:00", "08:00", "08:15"],
    ["08:07", "08:00", "08:15"],
    ["08:08", "08:15", "08:15"],
    ["08:14", "08:15", "08:15"],
  ])("%s rounds to %s, and the next one is %s", (time, rounded, next) => {
    expect(roundToQuarter(at(time))).toEqual(at(rounded));
    expect(nextQuarter(at(time))).toEqual(at(next));
  });

  it.each([
    [on("08:00", "08:15"), true],
    [on("08:00", "08:00"), false],
    [on("08:15", "08:00"), false],
    [on("08:05", "08:30"), false],
    [on("08:00", "08:20"), false],
    [{ from: new Date(Number.NaN), until: new Date(Number.NaN) }, false],
  ])("%j lies on quarters: %s", (window, expected) => {
    expect(isOnQuarters(window)).toBe(expected);
  });
});

describe("two windows", () => {
  it.each([
    ["apart", on("08:00", "09:00"), on("10:00", "11:00"), null],
    ["touching", on("08:00", "09:00"), on("09:00", "10:00"), null],
    ["crossing", on("08:00", "10:00"), on("09:00", "11:00"), on("09:00", "10:00")],
    ["nested", on("08:00", "12:00"), on("09:00", "10:00"), on("09:00", "10:00")],
    ["the same", on("08:00", "09:00"), on("08:00", "09:00"), on("08:00", "09:00")],
  ])("%s", (_, one, other, shared) => {
    expect(intersection(one, other)).toEqual(shared);
    expect(overlaps(one, other)).toBe(shared !== null);
  });

  it("share what both contain, whichever comes first", () => {
    fc.assert(
      fc.property(windows, windows, (one, other) => {
        const shared = intersection(one, other);
        expect(shared).toEqual(intersection(other, one));
        expect(contains(one, other)).toBe(shared !== null && lengthOf(shared) === lengthOf(other));
        if (shared)
          expect(contains(one, shared) && contains(other, shared) && lengthOf(shared) > 0).toBe(true);
      }),
    );
  });
});

describe("now and a window", () => {
  it("starts with its first instant and is over with its last", () => {
    const window = on("09:00", "10:00");
    expect([at("08:59"), at("09:00")].map((instant) => hasStarted(window, instant))).toEqual([false, true]);
    expect([at("09:59"), at("10:00")].map((instant) => isOver(window, instant))).toEqual([false, true]);
    expect(startsIn(window, at("08:30"))).toBe(30 * 60_000);
    expect(startsIn(window, at("09:30"))).toBe(-30 * 60_000);
  });

  it.each([
    ["to come", on("09:00", "10:00"), on("09:00", "10:00")],
    ["begun", on("07:00", "10:00"), on("08:15", "10:00")],
    ["with one quarter left", on("07:00", "08:30"), on("08:15", "08:30")],
    ["with less than a quarter left", on("07:00", "08:15"), null],
    ["over", on("07:00", "08:00"), null],
  ])("%s", (_, window, left) => {
    expect(remaining(window, now)).toEqual(left);
  });
});

const windows: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 1, max: 48 }))
  .map(([start, length]) => ({
    from: new Date(start * quarter),
    until: new Date((start + length) * quarter),
  }));
