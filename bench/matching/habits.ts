import type { Problem } from "@/domain/matching/problem";

/** Needs one after the other, each to the nearest helpers with time: in the order in which they came. */
export function nearestFirst(problem: Problem): Int32Array {
  return inTurn(problem, [...problem.needs.weight.keys()]);
}

/** The same, the most urgent first. */
export function urgencyFirst(problem: Problem): Int32Array {
  const { weight } = problem.needs;
  return inTurn(
    problem,
    [...weight.keys()].sort((one, other) => (weight[other] ?? 0) - (weight[one] ?? 0)),
  );
}

function inTurn({ needs, helpers, edges }: Problem, order: readonly number[]): Int32Array {
  const flow = new Int32Array(edges.helper.length);
  const left = helpers.load.slice();
  for (const need of order) {
    const [from = 0, to = 0] = edges.start.subarray(need, need + 2);
    const own = Array.from({ length: to - from }, (_, at) => from + at);
    own.sort((one, other) => (edges.cost[one] ?? 0) - (edges.cost[other] ?? 0));
    let wanted = needs.slots[need] ?? 0;
    for (const edge of own) {
      const helper = edges.helper[edge] ?? 0;
      if (wanted === 0) break;
      if (left[helper] === 0) continue;
      left[helper] = (left[helper] ?? 0) - 1;
      flow[edge] = 1;
      wanted--;
    }
  }
  return flow;
}
