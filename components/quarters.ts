/** Two times of day, "HH:MM" on the quarter hour; `until` is on the next day when it is not after `from`. */
export type TimeSpan = { from: string; until: string };

/** The 96 quarter hours of a day, "00:00" to "23:45". */
export const quarters: readonly string[] = Array.from({ length: 96 }, (_, index) => timeOf(index));

/** The ends a span may have, soonest first: from a quarter hour to a whole day after its start. */
export function endsAfter(from: string): string[] {
  const start = indexOf(from);
  return Array.from({ length: 96 }, (_, index) => timeOf(start + index + 1));
}

/** The same span starting at another time, as long as before. */
export function movedTo(from: string, span: TimeSpan): TimeSpan {
  return { from, until: timeOf(indexOf(from) + indexOf(span.until) - indexOf(span.from)) };
}

function indexOf(time: string): number {
  return Number(time.slice(0, 2)) * 4 + Math.floor(Number(time.slice(3)) / 15);
}

function timeOf(index: number): string {
  const inDay = ((index % 96) + 96) % 96;
  return `${String(Math.floor(inDay / 4)).padStart(2, "0")}:${String((inDay % 4) * 15).padStart(2, "0")}`;
}
