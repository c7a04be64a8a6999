import type { HideAfter } from "./hide-after";

/** Milliseconds without a touch until the page hides, or null for never. */
export function idleLimit(choice: HideAfter): number | null {
  return choice === "never" ? null : Number(choice) * 60_000;
}

/**
 * How long the page may still stay in sight (milliseconds; 0: hide it now), or null when nothing is to hide it.
 * `lastTouch` and `now` are times of the same clock; one that was set back counts as no time passed.
 */
export function timeInSight(limit: number | null, lastTouch: number, now: number): number | null {
  return limit === null ? null : Math.max(0, limit - Math.max(0, now - lastTouch));
}

/** Whether somebody who comes back to the page finds it hidden: they were gone for more than a glance. */
export function isHiddenOnReturn(
  limit: number | null,
  leftAt: number,
  lastTouch: number,
  now: number,
): boolean {
  if (limit === null) return false;
  return now - leftAt > glance || timeInSight(limit, lastTouch, now) === 0;
}

/** Long enough to look something up elsewhere, in milliseconds. */
const glance = 10_000;
