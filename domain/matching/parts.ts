import { isSplittable } from "../categories";
import { urgencyWeight } from "../urgency";
import type { FeasiblePairs } from "./feasible-pairs";
import type { NeedRow, OfferRow } from "./network-rows";
import { dearest, fairness, mostTasks, pairCost } from "./pair-cost";
import type { Posting, Standing } from "./posting";
import type { Problem } from "./problem";

/**
 * What is to be solved, in two parts that have nothing to do with each other: needs that are covered whole and take
 * somebody's time, and needs that can be split and are brought. A problem's windows are places in `posting.standing`.
 */
export type Part = {
  readonly problem: Problem;
  /** For each need of the problem its place in `posting.needs`. */
  readonly needs: Int32Array;
  /** False when some pairs were left out because of a limit that this kind of problem cannot say. */
  readonly isComplete: boolean;
};

export function partsOf(posting: Posting, pairs: FeasiblePairs): readonly [whole: Part, split: Part] {
  const price = priceOf(posting);
  return [wholePart(posting, pairs, price), splitPart(posting, pairs, price)];
}

/** More than any plan costs, so that what is covered comes first and what it costs comes second. */
function priceOf({ needs }: Posting): number {
  const slots = needs.reduce((sum, need) => sum + (isSplittable(need.category) ? need.left : 1), 0);
  const dearestPlan = slots * (dearest + (fairness * (mostTasks - 1)) / 2);
  return 10 ** Math.ceil(Math.log10(dearestPlan + 10));
}

/**
 * One slot a need, worth all that is left of it. A helper is a person in a week, so that each further task of the week
 * costs more; their time is the person's. Seats of a window are shared, and an offer may stand a few times a week only.
 */
function wholePart(posting: Posting, pairs: FeasiblePairs, price: number): Part {
  const { weeks } = posting;
  const part = pick(posting, pairs, (need) => !isSplittable(need.category));
  const people = new Map<string, number>();
  const helpers = new Map<string, Helper>();
  const seats = new Map<Standing, Limit>();
  const times = new Map<string, Limit>();
  const helper = new Int32Array(part.edges);
  const cost = new Int32Array(part.edges);
  part.each((edge, need, standing) => {
    const { offer, window } = standing;
    const week = weeks.indexOf(need.window.from);
    const person = entry(people, offer.authorId, () => people.size);
    const carried = entry(helpers, `${person} ${week}`, () => ({
      index: helpers.size,
      person,
      tasks: posting.tasks(offer.authorId, week),
      edges: 0,
    }));
    carried.edges += 1;
    helper[edge] = carried.index;
    cost[edge] = pairCost(posting, need, standing, carried.tasks);
    add(
      entry(seats, standing, () => limit(window.left)),
      edge,
      need.left,
    );
    if (offer.mostAWeek !== null) {
      add(
        entry(times, `${offer.id} ${week}`, () => limit(posting.room(offer, week))),
        edge,
        1,
      );
    }
  });
  const carriers = [...helpers.values()];
  const problem: Problem = {
    needs: {
      weight: part.map((need) => need.left * urgencyWeight(need.urgency)),
      slots: part.map(() => 1),
      ...part.times(),
    },
    helpers: {
      load: Int32Array.from(carriers, ({ edges }) => Math.min(edges, mostTasks)),
      prior: Int32Array.from(carriers, ({ tasks }) => tasks),
      person: Int32Array.from(carriers, ({ person }) => person),
    },
    fairness,
    edges: { start: part.start, helper, cost, window: part.window, most: null },
    rules: rulesOf([...seats.values(), ...times.values()].filter(isTight)),
    places: { on: true, pooled: true, free: null },
    price,
  };
  return { problem, needs: part.needs, isComplete: true };
}

type Helper = {
  readonly index: number;
  readonly person: number;
  readonly tasks: number;
  edges: number;
};

/**
 * As many slots as something is left, each worth the same. Whoever brings it is counted by the window, not by the week:
 * a pot is one task however many eat of it.
 */
function splitPart(posting: Posting, pairs: FeasiblePairs, price: number): Part {
  const { weeks } = posting;
  const stands = soonestOnly(posting, pairs);
  const part = pick(posting, pairs, (need) => isSplittable(need.category), stands);
  const helpers = new Map<Standing, number>();
  const helper = new Int32Array(part.edges);
  const cost = new Int32Array(part.edges);
  const most = new Int32Array(part.edges);
  part.each((edge, need, standing) => {
    helper[edge] = entry(helpers, standing, () => helpers.size);
    const tasks = posting.tasks(standing.offer.authorId, weeks.indexOf(need.window.from));
    cost[edge] = pairCost(posting, need, standing, tasks);
    most[edge] = Math.min(need.left, standing.window.left);
  });
  const problem: Problem = {
    needs: {
      weight: part.map((need) => urgencyWeight(need.urgency)),
      slots: part.map((need) => need.left),
      ...part.times(),
    },
    helpers: {
      load: Int32Array.from(helpers.keys(), ({ window }) => window.left),
      prior: new Int32Array(helpers.size),
      person: Int32Array.from(helpers.keys(), (_, index) => index),
    },
    fairness: 0,
    edges: { start: part.start, helper, cost, window: part.window, most },
    rules: rulesOf([]),
    places: { on: false, pooled: true, free: null },
    price,
  };
  return { problem, needs: part.needs, isComplete: stands === all };
}

const all = () => true;

/**
 * Whoever brings something so many times a week at most does so at the soonest of the times that would fit somebody:
 * to choose among them as well would be another kind of problem.
 */
function soonestOnly(posting: Posting, { standing }: FeasiblePairs): (standing: Standing) => boolean {
  const limited = [...new Set(standing)]
    .map((at) => posting.standing[at] as Standing)
    .filter(({ offer }) => offer.mostAWeek !== null)
    .sort((one, other) => Number(one.window.window.from) - Number(other.window.window.from));
  const used = new Map<string, number>();
  const late = new Set<Standing>();
  for (const each of limited) {
    const week = posting.weeks.indexOf(each.window.window.from);
    const key = weekKey(each.offer, week);
    const times = (used.get(key) ?? 0) + 1;
    if (times > posting.room(each.offer, week)) late.add(each);
    else used.set(key, times);
  }
  return late.size === 0 ? all : (each) => !late.has(each);
}

function weekKey({ id }: OfferRow, week: number): string {
  return `${id} ${week}`;
}

/** The needs of one kind with their pairs, edges counted from 0. */
function pick(
  posting: Posting,
  pairs: FeasiblePairs,
  isOfKind: (need: NeedRow) => boolean,
  stands: (standing: Standing) => boolean = all,
) {
  const chosen: number[] = [];
  const starts = [0];
  const window: number[] = [];
  posting.needs.forEach((need, index) => {
    if (!isOfKind(need)) return;
    chosen.push(index);
    for (let at = pairs.start[index] as number; at < (pairs.start[index + 1] as number); at++) {
      const standing = pairs.standing[at] as number;
      if (stands(posting.standing[standing] as Standing)) window.push(standing);
    }
    starts.push(window.length);
  });
  const rows = chosen.map((index) => posting.needs[index] as NeedRow);
  const minutes = (instant: Date) => Math.round(instant.getTime() / 60_000);
  return {
    needs: Int32Array.from(chosen),
    start: Int32Array.from(starts),
    window: Int32Array.from(window),
    edges: window.length,
    map: (of: (need: NeedRow) => number) => Int32Array.from(rows, of),
    times: () => ({
      start: Int32Array.from(rows, ({ window }) => minutes(window.from)),
      end: Int32Array.from(rows, ({ window }) => minutes(window.until)),
    }),
    each(visit: (edge: number, need: NeedRow, standing: Standing) => void) {
      rows.forEach((need, index) => {
        for (let edge = starts[index] as number; edge < (starts[index + 1] as number); edge++) {
          visit(edge, need, posting.standing[window[edge] as number] as Standing);
        }
      });
    },
  };
}

/** At most so many units over some edges. */
type Limit = { readonly capacity: number; readonly edge: number[]; readonly units: number[]; sum: number };

function limit(capacity: number): Limit {
  return { capacity, edge: [], units: [], sum: 0 };
}

function add(to: Limit, edge: number, units: number): void {
  to.edge.push(edge);
  to.units.push(units);
  to.sum += units;
}

/** All that could be asked for at once would be too much. */
function isTight({ sum, capacity }: Limit): boolean {
  return sum > capacity;
}

function rulesOf(limits: readonly Limit[]): Problem["rules"] {
  const start = [0];
  for (const { edge } of limits) start.push((start.at(-1) as number) + edge.length);
  return {
    start: Int32Array.from(start),
    edge: Int32Array.from(limits.flatMap(({ edge }) => edge)),
    units: Int32Array.from(limits.flatMap(({ units }) => units)),
    capacity: Int32Array.from(limits, ({ capacity }) => capacity),
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
