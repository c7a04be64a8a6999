import { gridDisk } from "h3-js";
import { describe, expect, it } from "vitest";
import { areaAt, directions, directionTo, drawAround, neighbourTo, panTo, stepsBetween } from "./area-grid";

const spots = [
  ["Magdeburg", { latitude: 52.12, longitude: 11.63 }],
  ["Buenos Aires", { latitude: -34.6, longitude: -58.38 }],
  ["beside the date line", { latitude: -16.8, longitude: 179.99 }],
] as const;

describe.each(spots)("around %s", (_, spot) => {
  const middle = areaAt(spot);

  it("draws the area and those up to three steps away, each where it is", () => {
    const areas = drawAround(middle);
    expect(areas.map(({ cell }) => cell)).toEqual(gridDisk(middle, 3));
    expect([areas.length, areas[0]?.x, areas[0]?.y]).toEqual([37, 0, 0]);
    for (const { x, y, corners, cell } of areas) {
      expect(corners.length).toBeGreaterThanOrEqual(6);
      expect(Math.hypot(x, y)).toBeLessThan(3 * 3.2);
      for (const [cornerX, cornerY] of corners) expect(Math.hypot(cornerX - x, cornerY - y)).toBeLessThan(2);
      if (cell !== middle) expect(Math.hypot(x, y)).toBeGreaterThan(1.9);
    }
  });

  it("knows which way it is", () => {
    const { latitude, longitude } = spot;
    expect(directionTo(middle, areaAt({ latitude: latitude + 0.2, longitude }))).toBe("n");
    expect(directionTo(middle, areaAt({ latitude, longitude: longitude + 0.2 }))).toBe("e");
    expect(directionTo(middle, areaAt({ latitude: latitude - 0.2, longitude }))).toBe("s");
    expect(directionTo(middle, areaAt({ latitude, longitude: longitude - 0.2 }))).toBe("w");
  });

  it("goes to a neighbour on that side, and pans three steps or so, leaving some in sight", () => {
    for (const direction of directions) {
      const next = neighbourTo(middle, direction);
      expect(stepsBetween(middle, next)).toBe(1);
      const off = Math.abs(directions.indexOf(directionTo(middle, next)) - directions.indexOf(direction));
      expect(Math.min(off, 8 - off)).toBeLessThanOrEqual(1);
      const there = panTo(middle, direction);
      expect(directionTo(middle, there)).toBe(direction);
      const steps = stepsBetween(middle, there);
      expect(steps >= 2 && steps <= 5).toBe(true);
    }
  });
});

it("cannot tell how far it is half a world away", () => {
  const [[, one], [, other]] = spots;
  expect(stepsBetween(areaAt(one), areaAt(other))).toBe(Number.POSITIVE_INFINITY);
});
