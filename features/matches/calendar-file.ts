import type { Window } from "@/domain/window";

/**
 * One appointment as an iCalendar file (RFC 5545), for the calendar of a phone that others may see: it says when and
 * nothing else but the title, and reminds an hour before. `uid` keeps a second import from making a second entry.
 */
export function calendarFile({ uid, during, title, now }: Appointment): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//appointment//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(during.from)}`,
    `DTEND:${stamp(during.until)}`,
    `SUMMARY:${escaped(title)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:-PT1H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

type Appointment = {
  readonly uid: string;
  readonly during: Window;
  /** Short: lines are not folded. */
  readonly title: string;
  readonly now: Date;
};

/** §3.3.5, form 2: "20261126T173000Z". */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** §3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}
