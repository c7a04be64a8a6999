import { stepsBetween } from "./area-grid";

/** An area with a name, or several, in it. */
export type KnownArea = { readonly cell: string; readonly names: readonly string[] };

type Placed = { readonly id: string; readonly cell: string | null };

/** The areas of the network's places, with the names that have opened. */
export function knownAreas(places: readonly Placed[], names: ReadonlyMap<string, string>): KnownArea[] {
  const areas = new Map<string, string[]>();
  for (const { id, cell } of places) {
    const name = names.get(id);
    if (!cell || !name) continue;
    areas.set(cell, [...(areas.get(cell) ?? []), name]);
  }
  return [...areas].map(([cell, names]) => ({ cell, names }));
}

/** The known area nearest to another; null when nobody can tell how far any of them is. */
export function nearestTo(cell: string, known: readonly KnownArea[]) {
  const measured = known
    .map((area) => ({ ...area, steps: stepsBetween(area.cell, cell) }))
    .filter(({ steps }) => Number.isFinite(steps))
    .sort((one, other) => one.steps - other.steps);
  return measured[0] ?? null;
}
