import { cellToLocalIj, isValidCell } from "h3-js";
import type { Areas } from "@/domain/area";

/**
 * Lays the cells that are known into one plane around the first of them. Those of one network are kilometres apart, so
 * that the plane holds them all; one that it does not hold is left out. Runs where a board or a plan is made, once per
 * version: the browser gets the coordinates and needs no library of its own.
 */
export function layOutAreas(cells: readonly (string | null)[]): Areas {
  const known = [...new Set(cells)].filter((cell) => cell !== null && isValidCell(cell)).sort();
  const [origin] = known;
  const areas: Record<string, readonly [number, number]> = {};
  for (const cell of known) {
    const at = origin && cell ? place(origin, cell) : null;
    if (cell && at) areas[cell] = at;
  }
  return areas;
}

function place(origin: string, cell: string): readonly [number, number] | null {
  try {
    const zero = cellToLocalIj(origin, origin);
    const { i, j } = cellToLocalIj(origin, cell);
    return [i - zero.i, j - zero.j];
  } catch {
    // H3 has no common plane for cells far apart, or on two sides of one of the twelve pentagons.
    return null;
  }
}
