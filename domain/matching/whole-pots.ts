import type { Problem } from "./problem";
import { solve } from "./solve";

/**
 * Of what goes to one person as a whole, a plan may use a part only in the eyes of the solver. Here each such pot is
 * given whole to the need that gets most of it, or to nobody when that need has no use for all of it; and the rest is
 * solved again around it. The flow of a problem whose edges have a `most`.
 */
export function withWholePots(
  problem: Problem,
  flow: Int32Array,
  isPot: (edge: number) => boolean,
): Int32Array {
  const { edges } = problem;
  const given = new Int32Array(flow.length);
  const slots = problem.needs.slots.slice();
  const load = problem.helpers.load.slice();
  const needOf = needOfEdge(problem);
  let rest = flow;
  for (;;) {
    const edge = rest.findIndex(
      (carried, at) => carried > 0 && isPot(at) && carried < (edges.most?.[at] ?? 1),
    );
    if (edge < 0) return rest.map((carried, at) => carried + (given[at] as number));
    const pot = edges.most?.[edge] ?? 1;
    const need = needOf[edge] as number;
    load[edges.helper[edge] as number] = 0;
    if (2 * (rest[edge] as number) >= pot && (slots[need] as number) >= pot) {
      given[edge] = pot;
      slots[need] = (slots[need] as number) - pot;
    }
    rest = solve({
      ...problem,
      needs: { ...problem.needs, slots },
      helpers: { ...problem.helpers, load },
    }).flow;
  }
}

function needOfEdge({ edges }: Problem): Int32Array {
  const needOf = new Int32Array(edges.helper.length);
  for (let need = 0; need + 1 < edges.start.length; need++) {
    needOf.fill(need, edges.start[need], edges.start[need + 1]);
  }
  return needOf;
}
