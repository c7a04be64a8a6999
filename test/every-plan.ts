import type { Problem } from "@/domain/matching/problem";

/**
 * The least that any plan of a tiny problem comes to, by trying them all: the oracle of the tests. Written from the words of
 * problem.ts, one limit after the other, and with no thought of speed.
 */
export function leastOfAllPlans(problem: Problem): number {
  const { edges } = problem;
  const flow = new Int32Array(edges.helper.length);
  let least = Infinity;
  function tryFrom(edge: number): void {
    if (edge === flow.length) {
      least = Math.min(least, objectiveOf(problem, flow));
      return;
    }
    for (let slots = 0; slots <= (edges.most?.[edge] ?? 1); slots++) {
      flow[edge] = slots;
      if (isAllowed(problem, flow, edge + 1)) tryFrom(edge + 1);
    }
    flow[edge] = 0;
  }
  tryFrom(0);
  return least;
}

function objectiveOf({ needs, edges, helpers, fairness, price }: Problem, flow: Int32Array): number {
  let total = 0;
  for (const [need, slots] of needs.slots.entries()) {
    const covered = sum(edgesOf(edges.start, need).map((edge) => flow[edge] as number));
    total += (slots - covered) * (needs.weight[need] as number) * price;
  }
  for (const [edge, slots] of flow.entries()) total += slots * (edges.cost[edge] as number);
  for (const helper of helpers.load.keys()) {
    const tasks = sum([...flow].filter((_, edge) => edges.helper[edge] === helper));
    for (let task = 0; task < tasks; task++) total += fairness * task;
  }
  return total;
}

/** Whether the first `count` edges break nothing. */
function isAllowed(problem: Problem, flow: Int32Array, count: number): boolean {
  const { needs, edges, helpers, rules, places } = problem;
  const known = [...flow].map((slots, edge) => (edge < count ? slots : 0));
  const needOf = (edge: number) => edges.start.findLastIndex((start) => start <= edge);
  for (const [need, slots] of needs.slots.entries()) {
    if (sum(edgesOf(edges.start, need).map((edge) => known[edge] as number)) > slots) return false;
  }
  for (const [helper, load] of helpers.load.entries()) {
    if (sum(known.filter((_, edge) => edges.helper[edge] === helper)) > load) return false;
  }
  for (const [rule, capacity] of rules.capacity.entries()) {
    const listed = edgesOf(rules.start, rule);
    if (
      sum(listed.map((at) => (rules.units[at] as number) * (known[rules.edge[at] as number] as number))) >
      capacity
    ) {
      return false;
    }
  }
  const used = known.flatMap((slots, edge) => (slots > 0 && !places.free?.[edge] ? [edge] : []));
  const personOf = (edge: number) => helpers.person[edges.helper[edge] as number];
  return (
    !places.on ||
    used.every((one) =>
      used.every((other) => {
        if (one >= other || personOf(one) !== personOf(other)) return true;
        if (places.pooled && edges.window[one] === edges.window[other]) return true;
        const [first, second] = [needOf(one), needOf(other)];
        const oneEndsFirst = (needs.end[first] as number) <= (needs.start[second] as number);
        return oneEndsFirst || (needs.end[second] as number) <= (needs.start[first] as number);
      }),
    )
  );
}

function edgesOf(start: Int32Array, index: number): number[] {
  const [from, until] = [start[index] as number, start[index + 1] as number];
  return Array.from({ length: until - from }, (_, at) => from + at);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
