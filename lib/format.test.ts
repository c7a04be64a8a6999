import { describe, expect, it } from "vitest";
import * as format from "./format";

const at = (text: string) => new Date(text);
const newYork = "America/New_York";

const { formatDay, formatLongDay, formatRelative } = format;
// Read aloud and typed in a test, a space that does not break is a space.
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const formatWindow = (...window: Parameters<typeof format.formatWindow>) =>
  plain(format.formatWindow(...window));
const formatMoment = (...moment: Parameters<typeof format.formatMoment>) =>
  plain(format.formatMoment(...moment));
const formatTime = (...time: Parameters<typeof format.formatTime>) => plain(format.formatTime(...time));

describe("a window as people say it", () => {
  const now = at("2026-11-24T19:30Z"); // Tuesday, 2:30 pm in New York

  it.each([
    ["today", "2026-11-24T22:30Z", "2026-11-25T00:00Z", "Today 5:30–7:00 pm, in 3 hours"],
    ["over noon", "2026-11-25T15:00Z", "2026-11-25T18:15Z", "Tomorrow 10:00 am–1:15 pm, in 20 hours"],
    ["later this week", "2026-11-26T22:30Z", "2026-11-27T00:00Z", "Thu 5:30–7:00 pm"],
    ["a week away", "2026-12-01T22:30Z", "2026-12-02T00:00Z", "Tue 1 Dec 5:30–7:00 pm"],
    ["over night", "2026-11-27T03:00Z", "2026-11-27T11:00Z", "Thu 10:00 pm–6:00 am"],
    ["until midnight", "2026-11-26T22:00Z", "2026-11-27T05:00Z", "Thu 5:00 pm–12:00 am"],
    ["a day and longer", "2026-11-26T13:00Z", "2026-11-27T23:00Z", "Thu 8:00 am – Fri 6:00 pm"],
    ["exactly a day", "2026-11-26T13:00Z", "2026-11-27T13:00Z", "Thu 8:00 am – Fri 8:00 am"],
    ["on now", "2026-11-24T19:00Z", "2026-11-24T20:00Z", "Today 2:00–3:00 pm, now"],
    ["starting this minute", "2026-11-24T19:30Z", "2026-11-24T20:00Z", "Today 2:30–3:00 pm, now"],
    ["over this minute", "2026-11-24T19:00Z", "2026-11-24T19:30Z", "Today 2:00–2:30 pm, now"],
    ["over since", "2026-11-24T14:00Z", "2026-11-24T17:30Z", "Today 9:00 am–12:30 pm, 2 hours ago"],
    ["yesterday", "2026-11-23T14:00Z", "2026-11-23T15:00Z", "Yesterday 9:00–10:00 am"],
    ["last week", "2026-11-17T14:00Z", "2026-11-17T15:00Z", "Tue 17 Nov 9:00–10:00 am"],
  ])("%s", (_, from, until, said) => {
    expect(formatWindow(at(from), at(until), newYork, "en", now)).toBe(said);
  });

  it.each([
    ["2026-11-24T22:30Z", "2026-11-25T00:00Z", "Hoy 17:30–19:00, dentro de 3 horas"],
    ["2026-11-26T13:00Z", "2026-11-26T14:00Z", "Jue 8:00–9:00"],
    ["2026-12-01T22:30Z", "2026-12-02T00:00Z", "Mar 1 dic 17:30–19:00"],
    ["2026-11-24T19:00Z", "2026-11-24T20:00Z", "Hoy 14:00–15:00, ahora"],
  ])("in Spanish, from %s until %s", (from, until, said) => {
    expect(formatWindow(at(from), at(until), newYork, "es", now)).toBe(said);
  });
});

describe("the two parts of a window", () => {
  const now = at("2026-11-24T19:30Z");
  const near = [at("2026-11-24T22:30Z"), at("2026-11-25T00:00Z")] as const;
  const far = [at("2026-12-01T22:30Z"), at("2026-12-02T00:00Z")] as const;

  it("are the time and how far off it is, if it is near", () => {
    expect(plain(format.formatSpan(...near, newYork, "en", now))).toBe("Today 5:30–7:00 pm");
    expect(format.formatCountdown(...near, "en", now)).toBe("in 3 hours");
    expect(plain(format.formatSpan(...far, newYork, "en", now))).toBe("Tue 1 Dec 5:30–7:00 pm");
    expect(format.formatCountdown(...far, "en", now)).toBeNull();
  });
});

describe("zones", () => {
  it("names the day of the network's zone, half-hour zones too", () => {
    const now = at("2026-11-24T12:00Z");
    const from = at("2026-11-24T18:45Z");
    const until = at("2026-11-24T20:15Z");
    expect(formatWindow(from, until, "Asia/Kolkata", "en", now)).toBe("Tomorrow 12:15–1:45 am, in 7 hours");
    expect(formatWindow(from, until, "Asia/Kathmandu", "en", now)).toBe("Tomorrow 12:30–2:00 am, in 7 hours");
    expect(formatWindow(from, until, "Pacific/Kiritimati", "en", now)).toBe(
      "Today 8:45–10:15 am, in 7 hours",
    );
    expect(formatWindow(from, until, "America/Los_Angeles", "en", now)).toBe(
      "Today 10:45 am–12:15 pm, in 7 hours",
    );
  });

  it("shows the wall across both clock changes", () => {
    const spring = at("2026-03-08T05:30Z"); // 12:30 am; the clock goes from 2:00 to 3:00
    expect(formatWindow(at("2026-03-08T06:30Z"), at("2026-03-08T07:30Z"), newYork, "en", spring)).toBe(
      "Today 1:30–3:30 am, in 60 minutes",
    );
    const autumn = at("2026-11-01T04:00Z"); // midnight; the clock goes from 2:00 back to 1:00
    expect(formatWindow(at("2026-11-01T05:30Z"), at("2026-11-01T06:30Z"), newYork, "en", autumn)).toBe(
      "Today 1:30–1:30 am, in 2 hours",
    );
  });

  it("counts days by the calendar, not by 24 hours", () => {
    const now = at("2026-10-31T23:30Z"); // 7:30 pm before the 25-hour day
    expect(formatMoment(at("2026-11-02T04:30Z"), newYork, "en", now)).toBe("Tomorrow 11:30 pm");
  });

  it("refuses what is no zone", () => {
    expect(() => formatMoment(new Date(0), "Nowhere/Land", "en", new Date(0))).toThrow(RangeError);
  });
});

describe("parts", () => {
  it("says how far away an instant is", () => {
    const now = at("2026-11-24T12:00Z");
    const said = (minutes: number, locale: "en" | "es" = "en") =>
      formatRelative(new Date(now.getTime() + minutes * 60_000), now, locale);
    expect([0, 1, 45, 89, 90, 24 * 60, 36 * 60, -30].map((minutes) => said(minutes))).toEqual([
      "now",
      "in 1 minute",
      "in 45 minutes",
      "in 89 minutes",
      "in 2 hours",
      "in 24 hours",
      "in 2 days",
      "30 minutes ago",
    ]);
    expect(said(-30, "es")).toBe("hace 30 minutos");
  });

  it("names days", () => {
    const days = ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-24", "2027-01-01"];
    expect(days.map((day) => formatDay(day, "2026-11-25", "en"))).toEqual([
      "Today",
      "Tomorrow",
      "Fri 27 Nov",
      "Yesterday",
      "Fri 1 Jan",
    ]);
    expect(days.map((day) => formatDay(day, "2026-11-25", "es"))).toEqual([
      "Hoy",
      "Mañana",
      "Vie 27 nov",
      "Ayer",
      "Vie 1 ene",
    ]);
    expect(formatLongDay("2026-11-26", "2026-11-26", "en")).toBe("Today, Thursday 26 November");
    expect(formatLongDay("2026-11-30", "2026-11-26", "en")).toBe("Monday 30 November");
    expect(formatLongDay("2026-11-26", "2026-11-26", "es")).toBe("Hoy, jueves 26 de noviembre");
    expect(formatLongDay("2026-11-30", "2026-11-26", "es")).toBe("Lunes 30 de noviembre");
  });

  it("keeps a time and its half of the day on one line", () => {
    expect(format.formatTime("17:30", "en")).toBe("5:30\u00a0pm");
  });

  it("writes the clock", () => {
    expect(["00:00", "00:15", "12:00", "09:05", "23:45"].map((time) => formatTime(time, "en"))).toEqual([
      "12:00 am",
      "12:15 am",
      "12:00 pm",
      "9:05 am",
      "11:45 pm",
    ]);
    expect(["00:00", "09:05", "23:45"].map((time) => formatTime(time, "es"))).toEqual([
      "0:00",
      "9:05",
      "23:45",
    ]);
  });
});
