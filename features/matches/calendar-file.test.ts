import { expect, it } from "vitest";
import { now, on } from "@/domain/sample-listings";
import { calendarFile } from "./calendar-file";

it("says when, and nothing about what or with whom", () => {
  const file = calendarFile({
    uid: "3f0c",
    during: on("09:00", "10:30"),
    title: "Appointment; free, or not",
    now,
  });
  expect(file.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//appointment//EN",
    "BEGIN:VEVENT",
    "UID:3f0c",
    "DTSTAMP:20261126T080500Z",
    "DTSTART:20261126T090000Z",
    "DTEND:20261126T103000Z",
    "SUMMARY:Appointment\\; free\\, or not",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Appointment\\; free\\, or not",
    "TRIGGER:-PT1H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});
