/**
 * Whether a copy is younger than so many days: what the network forgets is not to live on in a copy. A clock that was
 * set back makes nothing old.
 */
export function isCurrent(at: number, now: number, days: number): boolean {
  return now - at < days * day;
}

/** How long what anyone may read is kept, and code: a copy as old as this helps nobody any more. */
export const longestDays = 30;

const day = 86_400_000;
