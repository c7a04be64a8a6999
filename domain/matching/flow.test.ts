import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closed, Flow } from "./flow";
import type { Network } from "./flow-network";

/** A small network: needs with a few edges to helpers or to groups below helpers. */
const networks = fc
  .record({
    helpers: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 3 }), step: fc.nat(4) }), {
      minLength: 1,
      maxLength: 3,
    }),
    groups: fc.array(fc.record({ above: fc.nat(2), capacity: fc.integer({ min: 1, max: 2 }) }), {
      maxLength: 2,
    }),
    needs: fc.array(
      fc.record({
        slots: fc.integer({ min: 1, max: 3 }),
        uncovered: fc.integer({ min: 1, max: 40 }),
        edges: fc.array(
          fc.record({ taker: fc.nat(4), cost: fc.nat(20), most: fc.integer({ min: 1, max: 2 }) }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ helpers, groups, needs }): Network => {
    const takers = helpers.length + groups.length;
    const edges = needs.flatMap((need) => need.edges);
    const ends = needs.map(({ edges: { length } }) => length);
    return {
      takers: {
        above: Int32Array.from([
          ...helpers.map(() => 0),
          ...groups.map(({ above }) => 1 + (above % helpers.length)),
        ]),
        capacity: Int32Array.from([...helpers, ...groups], ({ capacity }) => capacity),
        step: Float64Array.from([...helpers.map(({ step }) => step), ...groups.map(() => 0)]),
      },
      needs: {
        slots: Int32Array.from(needs, ({ slots }) => slots),
        uncovered: Float64Array.from(needs, ({ uncovered }) => uncovered),
      },
      edges: {
        start: Int32Array.from([
          0,
          ...ends.map((_, at) => ends.slice(0, at + 1).reduce((sum, each) => sum + each)),
        ]),
        taker: Int32Array.from(edges, ({ taker }) => 1 + (taker % takers)),
        cost: Float64Array.from(edges, ({ cost }) => cost),
        most: Int32Array.from(edges, ({ most }) => most),
      },
    };
  });

describe("the cheapest flow", () => {
  it("is the best of all there are", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const flow = new Flow(network);
        flow.optimise();
        expect(costOf(network, network.edges.cost, flow.overEdges())).toBe(
          cheapest(network, network.edges.cost),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("is the best again when costs have changed, from the tree as it stood", () => {
    fc.assert(
      fc.property(
        networks,
        fc.infiniteStream(fc.nat(20)),
        fc.infiniteStream(fc.boolean()),
        (network, costs, shut) => {
          const flow = new Flow(network);
          flow.optimise();
          for (let round = 0; round < 3; round++) {
            for (let edge = 0; edge < flow.cost.length; edge++) {
              flow.cost[edge] = shut.next().value ? closed : costs.next().value;
            }
            flow.renewPrices();
            flow.optimise();
            const found = flow.overEdges();
            expect(costOf(network, flow.cost, found)).toBe(cheapest(network, flow.cost));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("has prices from which the same total follows (strong duality)", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const flow = new Flow(network);
        flow.optimise();
        expect(boundFrom(network, flow)).toBe(costOf(network, network.edges.cost, flow.overEdges()));
      }),
    );
  });

  it("uses an edge that is forced, whatever it costs", () => {
    const flow = new Flow({
      takers: { above: Int32Array.of(0), capacity: Int32Array.of(1), step: Float64Array.of(0) },
      needs: { slots: Int32Array.of(1, 1), uncovered: Float64Array.of(9e9, 1e9) },
      edges: {
        start: Int32Array.of(0, 1, 2),
        taker: Int32Array.of(1, 1),
        cost: Float64Array.of(5, 70),
        most: null,
      },
    });
    flow.optimise();
    expect([...flow.overEdges()]).toEqual([1, 0]);
    flow.cost[1] = -closed;
    flow.renewPrices();
    flow.optimise();
    expect([...flow.overEdges()]).toEqual([0, 1]);
  });
});

/** What a flow costs; Infinity when it breaks a capacity. */
function costOf(network: Network, cost: ArrayLike<number>, over: ArrayLike<number>): number {
  const { takers, needs, edges } = network;
  let total = 0;
  const through = new Array<number>(takers.above.length + 1).fill(0);
  for (const [need, slots] of needs.slots.entries()) {
    let left = slots;
    for (let edge = edges.start[need] ?? 0; edge < (edges.start[need + 1] ?? 0); edge++) {
      const carried = over[edge] ?? 0;
      left -= carried;
      total += carried && carried * (cost[edge] ?? 0);
      const taker = edges.taker[edge] ?? 0;
      through[taker] = (through[taker] ?? 0) + carried;
    }
    if (left < 0) return Infinity;
    total += left * (needs.uncovered[need] ?? 0);
  }
  for (let taker = takers.above.length; taker >= 1; taker--) {
    const carried = through[taker] ?? 0;
    if (carried > (takers.capacity[taker - 1] ?? 0)) return Infinity;
    total += ((takers.step[taker - 1] ?? 0) * carried * (carried - 1)) / 2;
    const above = takers.above[taker - 1] ?? 0;
    through[above] = (through[above] ?? 0) + carried;
  }
  return total;
}

/** The best by trying every flow there is. */
function cheapest(network: Network, cost: ArrayLike<number>): number {
  const over = new Array<number>(network.edges.taker.length).fill(0);
  const tryFrom = (edge: number): number => {
    if (edge === over.length) return costOf(network, cost, over);
    let best = Infinity;
    for (let carried = 0; carried <= (network.edges.most?.[edge] ?? 1); carried++) {
      over[edge] = carried;
      best = Math.min(best, tryFrom(edge + 1));
    }
    over[edge] = 0;
    return best;
  };
  return tryFrom(0);
}

/** The lower bound that the prices of takers prove: every need takes its cheapest slots on its own. */
function boundFrom({ takers, needs, edges }: Network, { price }: Flow): number {
  let bound = 0;
  for (const [need, slots] of needs.slots.entries()) {
    const ways: { cost: number; most: number }[] = [{ cost: needs.uncovered[need] ?? 0, most: slots }];
    for (let edge = edges.start[need] ?? 0; edge < (edges.start[need + 1] ?? 0); edge++) {
      const cost = (edges.cost[edge] ?? 0) + (price[edges.taker[edge] ?? 0] ?? 0);
      ways.push({ cost, most: edges.most?.[edge] ?? 1 });
    }
    let left = slots;
    for (const { cost, most } of ways.sort((one, other) => one.cost - other.cost)) {
      const taken = Math.min(left, most);
      bound += taken * cost;
      left -= taken;
    }
  }
  for (const [index, above] of takers.above.entries()) {
    const gain = (price[index + 1] ?? 0) - (price[above] ?? 0);
    for (let slot = 0; slot < (takers.capacity[index] ?? 0); slot++) {
      bound -= Math.max(0, gain - slot * (takers.step[index] ?? 0));
    }
  }
  return bound;
}
