/** A span of time, half-open: `from` belongs to it, `until` does not. Stored windows lie on quarters of an hour. */
export type Window = { readonly from: Date; readonly until: Date };

/** In milliseconds. */
export const minute = 60_000;
export const hour = 60 * minute;

/** Windows are kept to this step (milliseconds), so that they say less about a person; it is also the shortest one. */
export const quarter = 15 * minute;

/** The longest window of one listing, and how far ahead one may begin (milliseconds). */
export const longestWindow = 7 * 24 * hour;
export const furthestAhead = 90 * 24 * hour;

/** The nearest quarter of an hour; half way goes up. Every zone's offset is a multiple of it today. */
export function roundToQuarter(instant: Date): Date {
  return new Date(Math.round(instant.getTime() / quarter) * quarter);
}

/** The first quarter strictly after the instant: the earliest a match made now can begin. */
export function nextQuarter(instant: Date): Date {
  return new Date((Math.floor(instant.getTime() / quarter) + 1) * quarter);
}

/** True when both ends lie on quarters and at least one quarter is between them. */
export function isOnQuarters(window: Window): boolean {
  const [from, until] = [window.from.getTime(), window.until.getTime()];
  return from % quarter === 0 && until % quarter === 0 && until - from >= quarter;
}

/** Length in milliseconds; not positive for a window that is the wrong way round. */
export function lengthOf(window: Window): number {
  return window.until.getTime() - window.from.getTime();
}

/** True when some instant lies in both; windows that only touch do not overlap. */
export function overlaps(one: Window, other: Window): boolean {
  return one.from < other.until && other.from < one.until;
}

/** True when all of `inner` lies in `outer`; ends may touch. */
export function contains(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.until <= outer.until;
}

/** True when both begin and end at the same instants. */
export function isSameWindow(one: Window, other: Window): boolean {
  return one.from.getTime() === other.from.getTime() && one.until.getTime() === other.until.getTime();
}

/** The time both share, or null. */
export function intersection(one: Window, other: Window): Window | null {
  if (!overlaps(one, other)) return null;
  return {
    from: one.from > other.from ? one.from : other.from,
    until: one.until < other.until ? one.until : other.until,
  };
}

/** The same with that part of its window that is still to come; as it is before it begins, and when too little is left. */
export function stillToCome<Listing extends { readonly window: Window }>(
  listing: Listing,
  now: Date,
): Listing {
  const rest = hasStarted(listing.window, now) ? remaining(listing.window, now) : null;
  return rest ? { ...listing, window: rest } : listing;
}

/** True from the window's first instant on, also when it is over. */
export function hasStarted(window: Window, now: Date): boolean {
  return window.from <= now;
}

/** True from the first instant that is not in the window any more. */
export function isOver(window: Window, now: Date): boolean {
  return window.until <= now;
}

/** Milliseconds until it begins; negative once it has. */
export function startsIn(window: Window, now: Date): number {
  return window.from.getTime() - now.getTime();
}

/** The part a match made now may still use, from the next quarter at the earliest; null when less than a quarter is left. */
export function remaining(window: Window, now: Date): Window | null {
  const from = new Date(Math.max(window.from.getTime(), nextQuarter(now).getTime()));
  return window.until.getTime() - from.getTime() >= quarter ? { from, until: window.until } : null;
}
