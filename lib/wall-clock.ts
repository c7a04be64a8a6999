/** What a calendar and a clock on the wall show: day "YYYY-MM-DD", time "HH:MM" (24 hours). */
export type WallClock = { day: string; time: string };

/**
 * An instant on the wall of an IANA zone; throws RangeError when the zone is none. The last answers are kept: windows
 * are rounded to the quarter hour, so a board asks for the same few instants again and again.
 */
export function wallClock(at: Date, zone: string): WallClock {
  const key = `${zone} ${Math.floor(at.getTime() / 60_000)}`;
  const kept = answers.get(key);
  if (kept) return kept;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatIn(zone).formatToParts(at)) part[type] = value;
  const answer = { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
  if (answers.size >= 2_000) answers.clear();
  answers.set(key, answer);
  return answer;
}

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

const answers = new Map<string, WallClock>();
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, format);
  return format;
}
