import type { Category } from "@/domain/categories";
import { hour, intersection, lengthOf, type Window } from "@/domain/window";

/** A time up to this is taken as a whole: nobody cares to choose a part of it. */
const short = 2 * hour;

/** How long such a thing usually takes. */
const usual: Record<Category, number> = {
  ride: hour,
  childcare: 4 * hour,
  food: hour,
  shift: 8 * hour,
  skill: 2 * hour,
  supply: hour,
  other: hour,
};

/**
 * The time to begin with inside `bounds`: what it shares with the time that is `wanted`; else all of it when it is
 * short; else its first part, as long as such a thing usually takes.
 */
export function suggestTime(category: Category, bounds: Window, wanted: Window | null): Window {
  const shared = wanted && intersection(bounds, wanted);
  if (shared) return shared;
  if (lengthOf(bounds) <= Math.max(short, usual[category])) return bounds;
  return { from: bounds.from, until: new Date(bounds.from.getTime() + usual[category]) };
}
