import { type Figures, unknown } from "./figures";
import type { NeedRow } from "./network-rows";
import type { Posting, Standing } from "./posting";

/**
 * What a pair costs beside what it covers, in whole minutes that somebody gives: a rule of thumb which decides between
 * plans that cover the same.
 *
 * - The way: none at the very place, 10 in the same area, 20 more for each area further, 60 when nobody said where.
 * - Time that is offered and not used, so that long windows stay free for others: 4 an hour, 12 hours at most.
 * - `fairness` for each task the helper has in that week already; the problem adds as much for each one of the plan.
 */
export function pairCost(
  { needs, standing, steps }: Figures,
  need: number,
  at: number,
  tasks: number,
): number {
  const offered = (standing.until[at] as number) - (standing.from[at] as number);
  const used = (needs.until[need] as number) - (needs.from[need] as number);
  const waste = Math.min(48, Math.max(0, Math.floor((offered - used) / 15)));
  const [place, cell, other] = [needs.place[need], needs.cell[need] as number, standing.cell[at] as number];
  let way = 60;
  if (place !== unknown && place === standing.place[at]) way = 0;
  else if (cell !== unknown && other !== unknown) way = wayOf(steps(cell, other));
  return way + waste + fairness * Math.min(tasks, mostTasks);
}

/** What one task more in a week weighs against a longer way: as much as an area and a half. */
export const fairness = 30;

/** As many tasks at most has one person in one week, for the plan; nobody gets there who has not offered a bus. */
export const mostTasks = 100;

/** The most a pair costs. */
export const dearest = 400 + 48 + fairness * mostTasks;

function wayOf(steps: number): number {
  return Number.isFinite(steps) ? Math.min(400, 10 + 20 * steps) : 60;
}

/** How many areas are between the two; null when nobody said where. */
export function stepsOf({ distance }: Posting, need: NeedRow, { offer }: Standing): number | null {
  if (need.cell === null || offer.cell === null) return isSamePlace(need, offer) ? 0 : null;
  const steps = distance(need.cell, offer.cell);
  return Number.isFinite(steps) ? steps : null;
}

/** True when both are at one place of the network; somewhere else is never the same. */
export function isSamePlace(
  one: { readonly placeId: string | null },
  other: { readonly placeId: string | null },
): boolean {
  return one.placeId !== null && one.placeId === other.placeId;
}
