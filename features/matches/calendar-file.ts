import ical, { ICalAlarmType } from "ical-generator";
import type { Window } from "@/domain/window";
import { sha256, toBase64url, utf8 } from "@/seal/bytes";

/**
 * Appointments as an iCalendar text (RFC 5545), for a calendar that others may see: it says when and nothing else but
 * the titles, and reminds an hour before. Times are instants (§3.3.5, form 2): what people agreed on is kept as one, each
 * calendar shows it by its own zone, and no table of clock changes has to come along.
 */
export function calendarFile(appointments: readonly Appointment[]): string {
  const calendar = ical({ prodId: { company: "appointment", product: "calendar" } });
  for (const { uid, during, title, stamp } of appointments) {
    const { from: start, until: end } = during;
    const event = calendar.createEvent({ id: uid, start, end, stamp, summary: title });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 3600, description: title });
  }
  return `${calendar.toString()}\r\n`;
}

/**
 * What a match is called in one person's calendars: always the same, so that importing it twice makes one entry, and
 * another one for the other person, so that nobody who runs calendars can tell that the two belong together.
 */
export async function appointmentUid(match: string, member: string): Promise<string> {
  return toBase64url(await sha256(utf8(`appointment ${match} ${member}`)));
}

type Appointment = {
  readonly uid: string;
  readonly during: Window;
  readonly title: string;
  /** When it was made, or the day of it. */
  readonly stamp: Date;
};
