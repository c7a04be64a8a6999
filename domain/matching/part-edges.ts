import { urgencyWeight } from "../urgency";
import type { FeasiblePairs } from "./feasible-pairs";
import type { Figures } from "./figures";
import type { Posting } from "./posting";

/** The needs of one kind with their pairs, as edges counted from 0. */
export type PartEdges = {
  /** For each need its place in the posting. */
  readonly needs: Int32Array;
  readonly start: Int32Array;
  /** For each edge the places of its need and its window in the posting. */
  readonly need: Int32Array;
  readonly window: Int32Array;
};

/** Of all pairs those of needs of a kind, with windows that count (`stands`). */
export function partEdges(
  pairs: FeasiblePairs,
  isOfKind: (need: number) => boolean,
  stands: (standing: number) => boolean,
): PartEdges {
  const needs: number[] = [];
  const start = [0];
  const need = new Int32Array(pairs.standing.length);
  const window = new Int32Array(pairs.standing.length);
  let edges = 0;
  for (let each = 0; each + 1 < pairs.start.length; each++) {
    if (!isOfKind(each)) continue;
    for (let at = pairs.start[each] as number; at < (pairs.start[each + 1] as number); at++) {
      const standing = pairs.standing[at] as number;
      if (!stands(standing)) continue;
      need[edges] = each;
      window[edges++] = standing;
    }
    needs.push(each);
    start.push(edges);
  }
  return {
    needs: Int32Array.from(needs),
    start: Int32Array.from(start),
    need: need.slice(0, edges),
    window: window.slice(0, edges),
  };
}

/** The needs as the problem wants them: `slots` and how many units each of them is. */
export function neededIn(
  posting: Posting,
  figures: Figures,
  { needs }: PartEdges,
  slotsOf: (left: number) => { slots: number; units: number },
) {
  const shares = Array.from(needs, (need) => slotsOf(posting.needs[need]?.left ?? 0));
  return {
    weight: needs.map(
      (need, index) => (shares[index]?.units ?? 0) * urgencyWeight(posting.needs[need]?.urgency ?? 0),
    ),
    slots: Int32Array.from(shares, ({ slots }) => slots),
    start: needs.map((need) => figures.needs.from[need] as number),
    end: needs.map((need) => figures.needs.until[need] as number),
  };
}
