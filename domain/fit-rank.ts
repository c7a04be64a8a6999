import { nearSteps } from "./area";

/** What tells a good fit from a better one. */
export type FitRank = {
  /** At the very place where it is needed. */
  readonly isSamePlace: boolean;
  /** Areas between the two; null when nobody can tell. */
  readonly steps: number | null;
  /** How long the offer stands and nobody would use it (minutes). */
  readonly idle: number;
  /** When it is to be, in epoch seconds. */
  readonly from: number;
};

/**
 * The better one first, as the engine weighs them too: the nearer, then whose time is used best, so that long windows
 * stay free for others, then the sooner. Half an hour more or less of idle time tells nobody apart.
 */
export function compareFits(one: FitRank, other: FitRank): number {
  return (
    farness(one) - farness(other) ||
    Math.floor(one.idle / 60) - Math.floor(other.idle / 60) ||
    one.from - other.from ||
    one.idle - other.idle
  );
}

/** Whose distance nobody knows is taken for a little further than the next area. */
function farness({ isSamePlace, steps }: FitRank): number {
  if (isSamePlace) return -1;
  return steps ?? nearSteps + 1;
}
