import type { FeasiblePairs } from "./feasible-pairs";
import { type Figures, isSplit } from "./figures";
import { fairness, mostTasks, pairCost } from "./pair-cost";
import type { Part } from "./part";
import { neededIn, type PartEdges, partEdges } from "./part-edges";
import type { Posting, Standing } from "./posting";
import { type Limits, tightRules } from "./tight-rules";

/**
 * One slot a need, worth all that is left of it. A helper is a person in a week, so that each further task of the week
 * costs more; their time is the person's. Seats of a window are shared, and an offer may stand a few times a week only.
 */
export function wholePart(posting: Posting, figures: Figures, pairs: FeasiblePairs, price: number): Part {
  const part = partEdges(
    pairs,
    (need) => !isSplit[figures.needs.category[need] as number],
    () => true,
  );
  const { helper, helpers } = carriers(posting, figures, part);
  const cost = part.window.map((at, edge) =>
    pairCost(figures, part.need[edge] as number, at, helpers.prior[helper[edge] as number] as number),
  );
  return {
    needs: part.needs,
    isComplete: true,
    problem: {
      needs: neededIn(posting, figures, part, (left) => ({ slots: 1, units: left })),
      helpers,
      fairness,
      edges: { start: part.start, helper, cost, window: part.window, most: null },
      rules: tightRules([seats(posting, part), timesAWeek(posting, figures, part)]),
      places: { on: true, pooled: true, free: null },
      price,
    },
  };
}

/** Whoever could help with one of these edges, once for each week; and who of them helps over which. */
function carriers(posting: Posting, { needs, standing, people }: Figures, part: PartEdges) {
  const weeks = posting.weeks.mondays.length;
  const known = new Int32Array(people * weeks).fill(-1);
  const prior: number[] = [];
  const person: number[] = [];
  const edges: number[] = [];
  const helper = part.window.map((at, edge) => {
    const week = needs.week[part.need[edge] as number] as number;
    const key = (standing.person[at] as number) * weeks + week;
    if (known[key] === -1) {
      known[key] = prior.length;
      prior.push(posting.tasks((posting.standing[at] as Standing).offer.authorId, week));
      person.push(standing.person[at] as number);
      edges.push(0);
    }
    const carrier = known[key] as number;
    edges[carrier] = (edges[carrier] as number) + 1;
    return carrier;
  });
  const load = Int32Array.from(edges, (count) => Math.min(count, mostTasks));
  return {
    helper,
    helpers: { load, prior: Int32Array.from(prior), person: Int32Array.from(person) },
  };
}

/** What is left of a window, for all that is asked of it. */
function seats({ standing, needs }: Posting, { need, window }: PartEdges): Limits {
  return {
    limitOf: window,
    units: need.map((each) => needs[each]?.left ?? 0),
    capacity: Int32Array.from(standing, ({ window: { left } }) => left),
  };
}

/** How often more an offer can help in a week. */
function timesAWeek(posting: Posting, figures: Figures, { need, window }: PartEdges): Limits {
  const weeks = posting.weeks.mondays.length;
  const capacity = new Int32Array(figures.offers * weeks);
  const limitOf = window.map((at, edge) => {
    const { offer } = posting.standing[at] as Standing;
    if (offer.mostAWeek === null) return -1;
    const week = figures.needs.week[need[edge] as number] as number;
    const limit = (figures.standing.offer[at] as number) * weeks + week;
    if (capacity[limit] === 0) capacity[limit] = Math.max(0, posting.room(offer, week));
    return limit;
  });
  return { limitOf, units: new Int32Array(window.length).fill(1), capacity };
}
