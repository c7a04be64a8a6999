/**
 * Where the known areas lie to one another: each H3 cell of resolution 7 (about five square kilometres) with its two
 * coordinates in one plane of hexagons, whose axes are a third of a turn apart. A cell that cannot be laid into the
 * plane, being half a world away, is absent.
 */
export type Areas = Readonly<Record<string, readonly [i: number, j: number]>>;

/** Steps from one area to another: 0 the same, 1 next to it; Infinity when nobody can tell. */
export type AreaDistance = (one: string, other: string) => number;

/** An offer that reaches its own area and the next serves what is at most so many steps away. */
export const nearSteps = 1;

/** What people call a distance. */
export type Nearness = "same" | "next" | "further";

/** Null when nobody can tell. */
export function nearnessOf(steps: number): Nearness | null {
  if (!Number.isFinite(steps)) return null;
  if (steps === 0) return "same";
  return steps <= nearSteps ? "next" : "further";
}

/**
 * The distance in such a plane. With axes a third of a turn apart a step changes one coordinate by one or both by one
 * in the same direction (H3, "Local IJ coordinates"), so the steps are the spread of the two differences and zero.
 */
export function distanceIn(areas: Areas): AreaDistance {
  return (one, other) => {
    if (one === other) return 0;
    const from = areas[one];
    const to = areas[other];
    if (!from || !to) return Number.POSITIVE_INFINITY;
    const i = to[0] - from[0];
    const j = to[1] - from[1];
    return Math.max(i, j, 0) - Math.min(i, j, 0);
  };
}

/** True for the text of an H3 cell of resolution 7; whether there is such a cell is not asked. */
export function isCell(text: string): boolean {
  return /^87[0-9a-f]{13}$/.test(text);
}
