import type { Problem } from "./problem";

/** The edges of every person in order of the time they take; `free` ones take none and are left out. */
export type Timeline = {
  /** Where each person's edges begin; one entry more than there are persons. */
  readonly start: Int32Array;
  readonly edge: Int32Array;
  /** For each edge its need. */
  readonly needOf: Int32Array;
};

/** @returns the timeline; edges that begin together stay in their order. */
export function timelineOf({ needs, edges, helpers, places }: Problem): Timeline {
  const needOf = new Int32Array(edges.helper.length);
  for (let need = 0; need < needs.weight.length; need++) {
    needOf.fill(need, edges.start[need], edges.start[need + 1]);
  }
  const persons = helpers.person.reduce((most, person) => Math.max(most, person + 1), 0);
  const start = new Int32Array(persons + 1);
  const takesTime = (edge: number) => places.on && !places.free?.[edge];
  const personOf = (edge: number) => helpers.person[edges.helper[edge] as number] as number;
  for (let edge = 0; edge < needOf.length; edge++) {
    if (takesTime(edge)) start[personOf(edge) + 1] = (start[personOf(edge) + 1] as number) + 1;
  }
  for (let person = 0; person < persons; person++) {
    start[person + 1] = (start[person + 1] as number) + (start[person] as number);
  }
  const edge = new Int32Array(start[persons] as number);
  const next = start.slice();
  for (const need of byStart(needs.start)) {
    for (let each = edges.start[need] as number; each < (edges.start[need + 1] as number); each++) {
      if (!takesTime(each)) continue;
      const person = personOf(each);
      edge[next[person] as number] = each;
      next[person] = (next[person] as number) + 1;
    }
  }
  return { start, edge, needOf };
}

function byStart(start: Int32Array): Int32Array {
  return Int32Array.from(start.keys()).sort(
    (one, other) => (start[one] as number) - (start[other] as number),
  );
}

/** Whether two edges that take time exclude each other: one person, at one time, and not pooled in one window. */
export function excludes(
  { needs, edges, helpers, places }: Problem,
  { needOf }: Timeline,
  one: number,
  other: number,
): boolean {
  const [first, second] = [needOf[one] as number, needOf[other] as number];
  return (
    (needs.start[first] as number) < (needs.end[second] as number) &&
    (needs.start[second] as number) < (needs.end[first] as number) &&
    !(places.pooled && edges.window[one] === edges.window[other]) &&
    helpers.person[edges.helper[one] as number] === helpers.person[edges.helper[other] as number]
  );
}
