import type { AreaDistance } from "../area";

/** Steps between two of these cells, by their places in the list; each pair is asked for once. */
export function stepsBetween(
  cells: readonly string[],
  distance: AreaDistance,
): (one: number, other: number) => number {
  const unasked = -1;
  const known = new Float32Array(cells.length ** 2).fill(unasked);
  return (one, other) => {
    const at = one * cells.length + other;
    if (known[at] === unasked) known[at] = distance(cells[one] ?? "", cells[other] ?? "");
    return known[at] as number;
  };
}
