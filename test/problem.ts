import fc from "fast-check";
import type { Problem } from "@/domain/matching/problem";

/** A problem as a person would write it down; what is left out is as simple as it can be. */
export type Statement = {
  readonly needs: readonly {
    readonly weight?: number;
    readonly slots?: number;
    readonly start?: number;
    readonly end?: number;
    readonly edges: readonly {
      readonly helper: number;
      readonly cost: number;
      readonly window?: number;
      readonly most?: number;
      readonly free?: boolean;
    }[];
  }[];
  readonly helpers: readonly { readonly load?: number; readonly person?: number }[];
  /** Edges are counted over all needs in their order. */
  readonly rules?: readonly { readonly capacity: number; readonly units: Readonly<Record<number, number>> }[];
  readonly fairness?: number;
  readonly places?: "off" | "on" | "pooled";
  readonly price?: number;
};

export function problemOf(statement: Statement): Problem {
  const { needs, helpers, rules = [], fairness = 0, places = "off", price = 1000 } = statement;
  const edges = needs.flatMap((need) => need.edges);
  return {
    needs: {
      weight: Int32Array.from(needs, (need) => need.weight ?? 1),
      slots: Int32Array.from(needs, (need) => need.slots ?? 1),
      start: Int32Array.from(needs, (need) => need.start ?? 0),
      end: Int32Array.from(needs, (need) => need.end ?? 1),
    },
    helpers: {
      load: Int32Array.from(helpers, (helper) => helper.load ?? 1),
      prior: new Int32Array(helpers.length),
      person: Int32Array.from(helpers, (helper, index) => helper.person ?? index),
    },
    fairness,
    edges: {
      start: startsOf(needs.map((need) => need.edges.length)),
      helper: Int32Array.from(edges, (edge) => edge.helper),
      cost: Int32Array.from(edges, (edge) => edge.cost),
      window: Int32Array.from(edges, (edge) => edge.window ?? edge.helper),
      most: edges.some((edge) => edge.most !== undefined)
        ? Int32Array.from(edges, (edge) => edge.most ?? 1)
        : null,
    },
    rules: {
      start: startsOf(rules.map((rule) => Object.keys(rule.units).length)),
      edge: Int32Array.from(rules.flatMap((rule) => Object.keys(rule.units).map(Number))),
      units: Int32Array.from(rules.flatMap((rule) => Object.values(rule.units))),
      capacity: Int32Array.from(rules, (rule) => rule.capacity),
    },
    places: {
      on: places !== "off",
      pooled: places === "pooled",
      free: edges.some((edge) => edge.free) ? Uint8Array.from(edges, (edge) => (edge.free ? 1 : 0)) : null,
    },
    price,
  };
}

function startsOf(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    start[index + 1] = (start[index] as number) + length;
  });
  return start;
}

/** How large and how strange problems may be. */
export type Size = { readonly needs: number; readonly helpers: number; readonly edges: number };

/** Problems with everything there is: fairness, needs that can be split, rules, two helpers of one person, pooled windows. */
export function problems(size: Size): fc.Arbitrary<Problem> {
  const edge = fc.record({
    helper: fc.nat(size.helpers - 1),
    cost: fc.nat(300),
    window: fc.nat(size.helpers),
    most: fc.constantFrom(1, 1, 2),
    free: fc.constantFrom(false, false, false, true),
  });
  const need = fc
    .record({
      weight: fc.constantFrom(1, 2, 4),
      slots: fc.constantFrom(1, 1, 2),
      start: fc.nat(6),
      length: fc.integer({ min: 1, max: 3 }),
      edges: fc.uniqueArray(edge, {
        maxLength: Math.ceil(size.edges / size.needs),
        selector: ({ helper, window }) => `${helper} ${window}`,
      }),
    })
    .map(({ length, ...facts }) => ({ ...facts, end: facts.start + length }));
  return fc
    .record({
      needs: fc.array(need, { maxLength: size.needs }),
      helpers: fc.array(fc.record({ load: fc.nat(3), person: fc.nat(Math.max(0, size.helpers - 2)) }), {
        minLength: size.helpers,
        maxLength: size.helpers,
      }),
      fairness: fc.constantFrom(0, 0, 50),
      places: fc.constantFrom("off", "on", "on", "pooled"),
      price: fc.constantFrom(100, 1000, 1_000_000),
      ruled: fc.array(fc.record({ capacity: fc.nat(4), units: fc.array(fc.nat(3), { maxLength: 8 }) }), {
        maxLength: 2,
      }),
      mostIsOne: fc.boolean(),
    })
    .map(({ ruled, mostIsOne, needs, ...facts }) => {
      const count = needs.reduce((sum, { edges }) => sum + edges.length, 0);
      const rules = ruled.map(({ capacity, units }) => ({
        capacity,
        units: Object.fromEntries(
          units.flatMap((unit, index) => (unit > 0 && index < count ? [[index, unit] as const] : [])),
        ),
      }));
      const plain = needs.map((each) => ({
        ...each,
        edges: each.edges.map((listed) => ({ ...listed, most: mostIsOne ? 1 : listed.most })),
      }));
      return problemOf({ ...facts, needs: plain, rules } as Statement);
    });
}
