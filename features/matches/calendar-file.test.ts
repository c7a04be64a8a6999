import { expect, it } from "vitest";
import { now, on } from "@/domain/sample-listings";
import { appointmentUid, calendarFile } from "./calendar-file";

it("says when, and nothing about what or with whom", () => {
  const file = calendarFile([
    { uid: "3f0c", during: on("09:00", "10:30"), title: "Appointment; free, or not", stamp: now },
  ]);
  expect(file.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//appointment//calendar//EN",
    "BEGIN:VEVENT",
    "UID:3f0c",
    "SEQUENCE:0",
    "DTSTAMP:20261126T080500Z",
    "DTSTART:20261126T090000Z",
    "DTEND:20261126T103000Z",
    "SUMMARY:Appointment\\; free\\, or not",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT1H",
    "DESCRIPTION:Appointment\\; free\\, or not",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

it("names a match the same to one person, and otherwise to another", async () => {
  const uid = await appointmentUid("match", "ada");
  expect(await appointmentUid("match", "ada")).toBe(uid);
  expect(await appointmentUid("match", "bo")).not.toBe(uid);
  expect(uid).toMatch(/^[\w-]{43}$/);
});
