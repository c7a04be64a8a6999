import fc from "fast-check";
import { expect, it } from "vitest";
import { closed, Flow } from "./flow";
import { ChangingFlow } from "./flow-changes";
import type { Network } from "./flow-network";

const change = fc.record({
  kind: fc.constantFrom("edge", "edge", "edge", "cost", "close", "need", "taker", "uncovered"),
  at: fc.nat(1000),
  other: fc.nat(1000),
  cost: fc.nat(50),
  most: fc.integer({ min: 1, max: 2 }),
  slots: fc.integer({ min: 1, max: 3 }),
});

it("is the cheapest after every change, as if it had been worked out anew", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 10, maxLength: 120 }), fc.nat(3), (changes, step) => {
      const flow = new ChangingFlow(small(step), { takers: 200, needs: 200 });
      flow.optimise();
      const now = { slots: [1, 2], uncovered: [100, 200], capacity: [1, 2] };
      for (const { kind, at, other, cost, most, slots } of changes) {
        const need = at % flow.needs;
        const edge = flow.edgeCount > 0 ? at % flow.edgeCount : null;
        if (kind === "edge") flow.addEdge(need, 1 + (other % flow.takers), cost, most);
        else if (kind === "need") {
          flow.addNeed(slots, 10 * cost);
          now.slots.push(slots);
          now.uncovered.push(10 * cost);
        } else if (kind === "taker") {
          flow.addTaker(slots, step);
          now.capacity.push(slots);
        } else if (kind === "uncovered") {
          flow.setUncovered(need, 10 * cost);
          now.uncovered[need] = 10 * cost;
        } else if (edge !== null) flow.setCost(edge, kind === "close" ? closed : cost);
        flow.settle();
        expect(worth(flow, flow.overEdges(), now, step)).toBe(worth(flow, anew(flow, now, step), now, step));
      }
    }),
    { numRuns: 150 },
  );
});

type Now = { slots: number[]; uncovered: number[]; capacity: number[] };

function small(step: number): Network {
  return {
    takers: {
      above: new Int32Array(2),
      capacity: Int32Array.of(1, 2),
      step: new Float64Array(2).fill(step),
    },
    needs: { slots: Int32Array.of(1, 2), uncovered: Float64Array.of(100, 200) },
    edges: { start: new Int32Array(3), taker: new Int32Array(0), cost: new Float64Array(0), most: null },
  };
}

/** What a flow costs: its edges, what is uncovered, and the steps of those who take several. */
function worth(flow: ChangingFlow, over: Int32Array, now: Now, step: number): number {
  const left = [...now.slots];
  const through = now.capacity.map(() => 0);
  let total = 0;
  for (let edge = 0; edge < flow.edgeCount; edge++) {
    const carried = over[edge] ?? 0;
    const need = flow.needOf(edge);
    const taker = flow.takerOf(edge) - 1;
    total += carried && carried * (flow.cost[edge] ?? 0);
    left[need] = (left[need] ?? 0) - carried;
    through[taker] = (through[taker] ?? 0) + carried;
  }
  for (const [need, slots] of left.entries()) total += slots * (now.uncovered[need] ?? 0);
  for (const [taker, carried] of through.entries()) {
    expect(carried).toBeLessThanOrEqual(now.capacity[taker] ?? 0);
    total += (step * carried * (carried - 1)) / 2;
  }
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  return total;
}

/** The cheapest flow of everything as it is now, from nothing; by the edges' numbers. */
function anew(flow: ChangingFlow, now: Now, step: number): Int32Array {
  const edges = [...Array(flow.edgeCount).keys()].sort((one, other) => flow.needOf(one) - flow.needOf(other));
  const start = new Int32Array(now.slots.length + 1);
  for (const edge of edges) start.fill((start[flow.needOf(edge) + 1] ?? 0) + 1, flow.needOf(edge) + 1);
  const plain = new Flow({
    takers: {
      above: new Int32Array(now.capacity.length),
      capacity: Int32Array.from(now.capacity),
      step: new Float64Array(now.capacity.length).fill(step),
    },
    needs: { slots: Int32Array.from(now.slots), uncovered: Float64Array.from(now.uncovered) },
    edges: {
      start,
      taker: Int32Array.from(edges, (edge) => flow.takerOf(edge)),
      cost: Float64Array.from(edges, (edge) => flow.cost[edge] ?? 0),
      most: Int32Array.from(edges, (edge) => flow.mostOver(edge)),
    },
  });
  plain.optimise();
  const over = new Int32Array(flow.edgeCount);
  for (const [place, slots] of plain.overEdges().entries()) over[edges[place] ?? 0] = slots;
  return over;
}
