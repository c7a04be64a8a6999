import { cellToBoundary, cellToLatLng, gridDisk, gridDistance, latLngToCell } from "h3-js";
import type { Spot } from "./read-coordinates";

// The map of areas in numbers. It comes to a browser only with the map itself: see `area-picker.tsx`.

/** About five square kilometres each, 2.5 km from side to side. */
const resolution = 7;

/** So many areas from the middle of the map to its edge. */
const radius = 3;

export const directions = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof directions)[number];

/** One hexagon as it is drawn: lengths in kilometres from the middle of the map, x to the east and y to the south. */
export type DrawnArea = {
  readonly cell: string;
  readonly x: number;
  readonly y: number;
  readonly corners: readonly (readonly [x: number, y: number])[];
};

/** The area a spot lies in. */
export function areaAt({ latitude, longitude }: Spot): string {
  return latLngToCell(latitude, longitude, resolution);
}

/** The areas around one, that one first, as they lie on the ground with north at the top. */
export function drawAround(middle: string): DrawnArea[] {
  const [latitude, longitude] = cellToLatLng(middle);
  const onMap = flatten({ latitude, longitude });
  return gridDisk(middle, radius).map((cell) => {
    const [x, y] = onMap(cellToLatLng(cell));
    return { cell, x, y, corners: cellToBoundary(cell).map(onMap) };
  });
}

/** Which way it is from one area to another. */
export function directionTo(from: string, to: string): Direction {
  const [latitude, longitude] = cellToLatLng(from);
  const [x, y] = flatten({ latitude, longitude })(cellToLatLng(to));
  const eighths = Math.round(Math.atan2(x, -y) / (Math.PI / 4));
  return directions[(eighths + directions.length) % directions.length] ?? "n";
}

/** Steps from one area to another; Infinity when nobody can tell. */
export function stepsBetween(one: string, other: string): number {
  try {
    return gridDistance(one, other);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The neighbour that lies most nearly in that direction. */
export function neighbourTo(cell: string, direction: Direction): string {
  const angle = directions.indexOf(direction) * (Math.PI / 4);
  const ahead = ({ x, y }: DrawnArea) => x * Math.sin(angle) - y * Math.cos(angle);
  const [first, ...others] = drawAround(cell).filter((area) => stepsBetween(cell, area.cell) === 1);
  return (
    others.reduce((best, next) => (best && ahead(best) > ahead(next) ? best : next), first)?.cell ?? cell
  );
}

/** The middle of the next map in that direction, half a map on: a part of what was in sight stays. */
export function panTo(middle: string, direction: Direction): string {
  const [latitude, longitude] = cellToLatLng(middle);
  const angle = directions.indexOf(direction) * (Math.PI / 4);
  const degrees = (radius * across) / kilometres;
  const north = Math.max(-89, Math.min(89, latitude + degrees * Math.cos(angle)));
  const east = (degrees * Math.sin(angle)) / Math.cos((latitude * Math.PI) / 180);
  return latLngToCell(north, longitude + east, resolution);
}

/** A spherical earth seen from so near is flat. */
function flatten({ latitude, longitude }: Spot) {
  const east = kilometres * Math.cos((latitude * Math.PI) / 180);
  return ([lat, lng]: readonly number[]): readonly [number, number] => {
    const turn = ((((lng ?? 0) - longitude + 540) % 360) + 360) % 360;
    return [(turn - 180) * east, (latitude - (lat ?? 0)) * kilometres];
  };
}

/** In one degree of latitude. */
const kilometres = 111.2;

/** Kilometres from side to side. */
const across = 2.45;
