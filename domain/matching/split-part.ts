import type { FeasiblePairs } from "./feasible-pairs";
import { type Figures, isSplit } from "./figures";
import { pairCost } from "./pair-cost";
import type { Part } from "./part";
import { neededIn, partEdges } from "./part-edges";
import type { Posting, Standing } from "./posting";
import { tightRules } from "./tight-rules";

/**
 * As many slots as something is left, each worth the same. Whoever brings it is counted by the window, not by the week:
 * a pot is one task however many eat of it.
 */
export function splitPart(posting: Posting, figures: Figures, pairs: FeasiblePairs, price: number): Part {
  const late = tooLate(posting, figures, pairs);
  const part = partEdges(
    pairs,
    (need) => isSplit[figures.needs.category[need] as number] === true,
    (standing) => !late.has(standing),
  );
  const helpers = new Map<number, number>();
  const helper = part.window.map((at) => {
    const known = helpers.get(at) ?? helpers.size;
    helpers.set(at, known);
    return known;
  });
  const leftOf = (at: number) => (posting.standing[at] as Standing).window.left;
  const cost = part.window.map((at, edge) => {
    const need = part.need[edge] as number;
    const { authorId } = (posting.standing[at] as Standing).offer;
    return pairCost(figures, need, at, posting.tasks(authorId, figures.needs.week[need] as number));
  });
  return {
    needs: part.needs,
    isComplete: late.size === 0,
    problem: {
      needs: neededIn(posting, figures, part, (left) => ({ slots: left, units: 1 })),
      helpers: {
        load: Int32Array.from(helpers.keys(), leftOf),
        prior: new Int32Array(helpers.size),
        person: Int32Array.from(helpers.keys(), (_, index) => index),
      },
      fairness: 0,
      edges: {
        ...{ start: part.start, helper, cost, window: part.window },
        most: part.window.map((at, edge) =>
          Math.min(posting.needs[part.need[edge] as number]?.left ?? 0, leftOf(at)),
        ),
      },
      rules: tightRules([]),
      places: { on: false, pooled: true, free: null },
      price,
    },
  };
}

/**
 * Whoever brings something so many times a week at most does so at the soonest of the times that would fit somebody:
 * to choose among them as well would be another kind of problem. These are the windows that are left out.
 */
function tooLate(posting: Posting, { standing }: Figures, pairs: FeasiblePairs): ReadonlySet<number> {
  const limited = [...new Set(pairs.standing)]
    .filter((at) => isSplit[standing.category[at] as number] && offerOf(posting, at).mostAWeek !== null)
    .sort((one, other) => (standing.from[one] as number) - (standing.from[other] as number) || one - other);
  const used = new Map<string, number>();
  const late = new Set<number>();
  for (const at of limited) {
    const offer = offerOf(posting, at);
    const week = posting.weeks.indexOf((posting.standing[at] as Standing).window.window.from);
    const key = `${offer.id} ${week}`;
    const times = (used.get(key) ?? 0) + 1;
    if (times > posting.room(offer, week)) late.add(at);
    else used.set(key, times);
  }
  return late;
}

function offerOf({ standing }: Posting, at: number) {
  return (standing[at] as Standing).offer;
}
