import type { Locale } from "./locale";
import { daysBetween, wallClock } from "./wall-clock";

// Every instant is shown in the network's zone, never in the device's. Intl's formatters are slow to make and are kept.
// Spaces, dashes and case are our own: versions of ICU disagree on them, and the server and a phone must not.

/**
 * A window as people say it: "Today 5:30–7:00 pm, in 3 hours", "Thu 26 Nov 10:00 pm–6:00 am". It is `formatSpan` and,
 * where there is one, `formatCountdown`.
 */
export function formatWindow(from: Date, until: Date, zone: string, locale: Locale, now: Date): string {
  const span = formatSpan(from, until, zone, locale, now);
  const countdown = formatCountdown(from, until, locale, now);
  return countdown === null ? span : `${span}, ${countdown}`;
}

/**
 * "Today 5:30–7:00 pm". The end names its day only where the clock alone would mislead (a day or longer). `zone` is an
 * IANA name; else RangeError.
 */
export function formatSpan(from: Date, until: Date, zone: string, locale: Locale, now: Date): string {
  const today = wallClock(now, zone).day;
  const start = wallClock(from, zone);
  const end = wallClock(until, zone);
  const startText = `${nearDay(start.day, today, locale)} ${formatTime(start.time, locale)}`;
  const overnight = daysBetween(start.day, end.day) === 1 && end.time < start.time;
  return start.day === end.day || overnight
    ? joinTimes(startText, formatTime(end.time, locale))
    : `${startText} – ${nearDay(end.day, today, locale)} ${formatTime(end.time, locale)}`;
}

/** "in 3 hours", "2 hours ago", "now" inside the window; null a day and more away from both its ends. */
export function formatCountdown(from: Date, until: Date, locale: Locale, now: Date): string | null {
  const isOn = from <= now && now < until;
  return nearRelative(isOn ? now : now < from ? from : until, locale, now);
}

/** One instant: "Tomorrow 9:15 am, in 20 hours". */
export function formatMoment(at: Date, zone: string, locale: Locale, now: Date): string {
  const { day, time } = wallClock(at, zone);
  const text = `${nearDay(day, wallClock(now, zone).day, locale)} ${formatTime(time, locale)}`;
  const relative = nearRelative(at, locale, now);
  return relative === null ? text : `${text}, ${relative}`;
}

/** "in 45 minutes", "in 3 hours", "2 days ago"; "now" within half a minute. */
export function formatRelative(at: Date, now: Date, locale: Locale): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const format = relativeFormats[locale];
  if (minutes === 0) return format.format(0, "second");
  if (Math.abs(minutes) < 90) return plainSpaces(format.format(minutes, "minute"));
  if (Math.abs(minutes) < 36 * 60) return plainSpaces(format.format(Math.round(minutes / 60), "hour"));
  return plainSpaces(format.format(Math.round(minutes / (24 * 60)), "day"));
}

/** A calendar day ("YYYY-MM-DD") on a chip: "Today", "Tomorrow", "Thu 26 Nov". */
export function formatDay(day: string, today: string, locale: Locale): string {
  return namedDay(day, today, locale) ?? capital(dayParts(day, "short", locale).join(" "), locale);
}

/** A calendar day as a heading: "Today, Thursday 26 November"; without the first word when it has no such name. */
export function formatLongDay(day: string, today: string, locale: Locale): string {
  const name = namedDay(day, today, locale);
  const [weekday, date, month] = dayParts(day, "long", locale);
  const text = `${weekday} ${date} ${locale === "es" ? "de " : ""}${month}`;
  return name === null ? capital(text, locale) : `${name}, ${text}`;
}

/** A time of day ("HH:MM", 24 hours): "5:30 pm", with a space that does not break; Spanish "17:30". */
export function formatTime(time: string, locale: Locale): string {
  if (locale === "es") return time.replace(/^0(?=\d:)/, "");
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3)}${hour < 12 ? am : pm}`;
}

/** Two times of day: "5:30–7:00 pm". */
export function formatTimes(from: string, until: string, locale: Locale): string {
  return joinTimes(formatTime(from, locale), formatTime(until, locale));
}

/** Days of the week (ISO 8601: Monday is 1) as people say them: "Mon", "Mon and Wed", "Mon, Wed and Fri". */
export function formatWeekdays(days: readonly number[], locale: Locale): string {
  const names = days.map((day) => dayParts(`2024-01-0${day}`, "short", locale)[0]);
  const last = names.length > 1 ? names.pop() : undefined;
  const first = names.join(", ");
  return last === undefined ? first : `${first} ${locale === "es" ? "y" : "and"} ${last}`;
}

/** The text with a capital at its beginning, as the language has it. */
export function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** "5:30 pm" and "7:00 pm" become "5:30–7:00 pm". */
function joinTimes(start: string, end: string): string {
  const half = end.slice(-3);
  const same = (half === am || half === pm) && start.endsWith(half);
  return `${same ? start.slice(0, -3) : start}–${end}`;
}

/** Within a week the weekday is enough; "Today", "Tomorrow" and "Yesterday" are enough by themselves. */
function nearDay(day: string, today: string, locale: Locale): string {
  const away = daysBetween(today, day);
  if (away < 2 || away > 6) return formatDay(day, today, locale);
  return capital(dayParts(day, "short", locale)[0], locale);
}

function namedDay(day: string, today: string, locale: Locale): string | null {
  const away = daysBetween(today, day);
  return Math.abs(away) <= 1 ? capital(relativeFormats[locale].format(away, "day"), locale) : null;
}

function dayParts(day: string, length: "short" | "long", locale: Locale): [string, string, string] {
  const noon = new Date(`${day}T12:00Z`);
  const [weekdays, months] = nameFormats[locale][length];
  return [bare(weekdays.format(noon)), String(Number(day.slice(8))), bare(months.format(noon))];
}

function nearRelative(at: Date, locale: Locale, now: Date): string | null {
  const isNear = Math.abs(at.getTime() - now.getTime()) < 24 * 3_600_000;
  return isNear ? formatRelative(at, now, locale) : null;
}

function bare(text: string): string {
  return text.replace(/\.$/, "");
}

function plainSpaces(text: string): string {
  return text.replace(/\s+/g, " ");
}

const am = "\u00a0am";
const pm = "\u00a0pm";

const relativeFormats: Record<Locale, Intl.RelativeTimeFormat> = {
  en: new Intl.RelativeTimeFormat("en", { numeric: "auto" }),
  es: new Intl.RelativeTimeFormat("es-419", { numeric: "auto" }),
};

const nameFormats = {
  en: { short: namesOf("en", "short"), long: namesOf("en", "long") },
  es: { short: namesOf("es-419", "short"), long: namesOf("es-419", "long") },
};

function namesOf(tag: string, length: "short" | "long") {
  return [
    new Intl.DateTimeFormat(tag, { weekday: length, timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { month: length, timeZone: "UTC" }),
  ] as const;
}
