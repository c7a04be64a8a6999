import { longestAsk } from "./match";

/**
 * When an ask was made, worked back from when it runs out and when the match begins: the inverse of `askedUntil`, so
 * that no row has to keep the moment in which somebody asked. Up to two minutes early, as asks end on whole minutes.
 */
export function askedAt(askedUntil: Date, start: Date): Date {
  const waited = Math.min(longestAsk, Math.max(0, start.getTime() - askedUntil.getTime()));
  return new Date(askedUntil.getTime() - waited);
}
