import type { Problem } from "../domain/matching/problem";
import { PlainError } from "../lib/plain-error";
import type { MatchArguments } from "./match-arguments";
import type { EdgeLines } from "./read-edges";
import type { Instance } from "./read-instance";

/** The problem that the files state: every offer is a helper and a person of its own. */
export function problemOf(
  { offers }: Instance,
  { needs, load, edges }: EdgeLines,
  { mode, noOverlap, weight }: Pick<MatchArguments, "mode" | "noOverlap" | "weight">,
): Problem {
  const single = mode === "lap";
  const slots = single ? new Int32Array(needs.slots.length).fill(1) : needs.slots;
  checkExact(needs.weight, slots, weight);
  return {
    needs: { ...needs, slots },
    helpers: {
      load: single ? load.map((most) => Math.min(1, most)) : load,
      prior: offers.prior,
      person: Int32Array.from(offers.id.keys()),
    },
    fairness: 0,
    edges: {
      start: edges.start,
      helper: edges.offer,
      cost: edges.cost,
      window: edges.window.map(
        (window, edge) => window + (offers.windows[edges.offer[edge] as number] as number),
      ),
      most: null,
    },
    rules: {
      start: new Int32Array(1),
      edge: new Int32Array(0),
      units: new Int32Array(0),
      capacity: new Int32Array(0),
    },
    places: { on: noOverlap, pooled: false, free: null },
    price: weight,
  };
}

/** Half of what doubles keep exact, so that the costs have room too. */
const mostExact = 2 ** 52;

function checkExact(weights: Int32Array, slots: Int32Array, price: number): void {
  const total = weights.reduce((sum, weight, need) => sum + weight * (slots[need] as number), 0);
  if (total * price <= mostExact) return;
  const most = Math.floor(mostExact / total);
  throw new PlainError(
    `--weight ${price} is too much for a total weight of ${total}; at most ${most} stays exact.`,
  );
}
