import type { Refusal } from "./refusals";
import { overlaps, type Window } from "./window";

/** A helper's promised time; food and supplies make none. */
export type Booking = { readonly offerWindowId: string; readonly during: Window };

/**
 * Why the helper cannot promise this time as well, or null. Several matches of one offer window share its time (three
 * riders in one car); the times of different windows must not overlap. The database holds the same rule as a constraint.
 */
export function whyNotBook(bookings: readonly Booking[], wanted: Booking): Refusal | null {
  const clash = bookings.some(
    (booking) => booking.offerWindowId !== wanted.offerWindowId && overlaps(booking.during, wanted.during),
  );
  return clash ? "helper-busy" : null;
}
