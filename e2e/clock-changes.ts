const hour = 3_600_000;
const quarter = hour / 4;

/** The first instant of the next change of a zone's clock in that direction. Throws for a zone that has none in two years. */
export function nextChange(zone: string, direction: "forward" | "back", after: Date): Date {
  const start = Math.ceil(after.getTime() / quarter) * quarter;
  for (let at = start; at < start + 2 * 366 * 24 * hour; at += quarter) {
    const moved = offsetOf(zone, at) - offsetOf(zone, at - quarter);
    if (direction === "forward" ? moved > 0 : moved < 0) return new Date(at);
  }
  throw new Error(`${zone} does not change its clock.`);
}

/** The quarters within a day and a half of an instant at which a new day begins there. */
export function midnightsAround(zone: string, around: Date): Date[] {
  const quarters = Array.from(
    { length: 2 * 36 * 4 },
    (_, index) => around.getTime() - 36 * hour + index * quarter,
  );
  return quarters
    .map((at) => new Date(at))
    .filter((at) => dayIn(zone, at) !== dayIn(zone, new Date(at.getTime() - 1)));
}

/** The day on the calendar there, as the platform says it: the app works it out in another way. */
export function dayIn(zone: string, instant: Date): string {
  return partsOf(zone, instant).slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * hour).toISOString().slice(0, 10);
}

/** How far the clock there is ahead of UTC. */
function offsetOf(zone: string, at: number): number {
  return Date.parse(`${partsOf(zone, new Date(at))}Z`) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-22T17:30:00`. The Swedish way of writing a date is the international standard's. */
function partsOf(zone: string, instant: Date): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  formats.set(zone, format);
  return format.format(instant).replace(" ", "T");
}
