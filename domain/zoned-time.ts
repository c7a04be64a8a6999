import { Temporal } from "temporal-polyfill";

/** The calendar day of an instant in the zone, "YYYY-MM-DD". The zone must be one `isZone` accepts; else RangeError. */
export function dayOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The wall clock of an instant in the zone, "HH:MM" on 24 hours, as time fields take it. */
export function timeOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/**
 * The instant at which the zone's clock shows the time on that day. A time the clock shows twice is the later one; a
 * time it skips moves forward by what was skipped (RFC 5545 §3.3.5 moves the same way). Malformed text: RangeError.
 */
export function instantAt(day: string, time: string, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds);
}

/** The day so many days later (earlier when negative), by the calendar: no clock change can lose or repeat one. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Today in the zone and the days after it, `count` in all. */
export function daysFrom(now: Date, zone: string, count: number): string[] {
  const today = dayOf(now, zone);
  return Array.from({ length: count }, (_, index) => addDays(today, index));
}

/** True for an IANA name this machine knows ("America/New_York", "UTC"); plain offsets are not zones. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(text)) return false;
  // Known to JavaScript alone: PostgreSQL, which counts days in the zone as well, has none of these.
  if (/^(SystemV\/|US\/Pacific-New$)/i.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
