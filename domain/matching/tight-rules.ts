import type { Problem } from "./problem";

/** Limits of one kind, by number: which one each edge counts for (-1: none), and how much. */
export type Limits = {
  readonly limitOf: Int32Array;
  readonly units: Int32Array;
  readonly capacity: Int32Array;
};

/** The rules of a problem: of all these limits those that its edges together could break. */
export function tightRules(kinds: readonly Limits[]): Problem["rules"] {
  const start = [0];
  const edges: number[] = [];
  const units: number[] = [];
  const capacities: number[] = [];
  for (const { limitOf, units: unitsOf, capacity } of kinds) {
    const sum = new Float64Array(capacity.length);
    limitOf.forEach((limit, edge) => {
      if (limit >= 0) sum[limit] = (sum[limit] as number) + (unitsOf[edge] as number);
    });
    const lists = new Map<number, number[]>();
    sum.forEach((total, limit) => {
      if (total > (capacity[limit] as number)) lists.set(limit, []);
    });
    limitOf.forEach((limit, edge) => {
      lists.get(limit)?.push(edge);
    });
    for (const [limit, list] of lists) {
      for (const edge of list) {
        edges.push(edge);
        units.push(unitsOf[edge] as number);
      }
      start.push(edges.length);
      capacities.push(capacity[limit] as number);
    }
  }
  return {
    start: Int32Array.from(start),
    edge: Int32Array.from(edges),
    units: Int32Array.from(units),
    capacity: Int32Array.from(capacities),
  };
}
