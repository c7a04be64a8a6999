import { describe, expect, it } from "vitest";
import type { NoticeKind } from "./notice";
import { type NoticeChoices, quietEnd, type ToldToday, whenToTell } from "./notice-time";

const zone = "America/Chicago";
const night: NoticeChoices = { quietFrom: 22 * 60, quietUntil: 7 * 60, mostADay: 3 };
const none: ToldToday = { count: 0, last: null };

/** Winter in Chicago is six hours behind. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00-06:00`);
const today = "2026-11-23";
const tomorrow = "2026-11-24";

type Case = [
  string,
  { kind?: NoticeKind; stage?: number; due?: Date; until?: Date | null },
  { now?: Date; told?: ToldToday; choices?: Partial<NoticeChoices> },
  Date,
];

describe("when something is told", () => {
  it.each<Case>([
    ["at once by day", {}, {}, at(today, "12:00")],
    ["not before its time", { due: at(today, "18:30") }, {}, at(today, "18:30")],
    ["after the night", {}, { now: at(today, "23:10") }, at(tomorrow, "07:00")],
    ["after the night, early in the morning", {}, { now: at(today, "03:00") }, at(today, "07:00")],
    ["in the minute in which the quiet ends", {}, { now: at(today, "07:00") }, at(today, "07:00")],
    ["in the last minute before it", {}, { now: at(today, "21:59") }, at(today, "21:59")],
    ["not in its first", {}, { now: at(today, "22:00") }, at(tomorrow, "07:00")],
    [
      "by night when no time is quiet",
      {},
      { now: at(today, "23:10"), choices: { quietUntil: 22 * 60 } },
      at(today, "23:10"),
    ],
    [
      "after a rest at noon",
      {},
      { choices: { quietFrom: 11 * 60, quietUntil: 14 * 60 } },
      at(today, "14:00"),
    ],
    [
      "an hour before, whatever the hour",
      { kind: "reminder", stage: 1, due: at(today, "05:00") },
      { now: at(today, "05:00") },
      at(today, "05:00"),
    ],
    [
      "the evening before, when the evening is not quiet",
      { kind: "reminder", due: at(today, "18:30") },
      { choices: { quietFrom: 18 * 60 } },
      at(tomorrow, "07:00"),
    ],
    [
      "by night when the ask runs out by night",
      { kind: "ask", until: at(tomorrow, "06:59") },
      { now: at(today, "23:10") },
      at(today, "23:10"),
    ],
    [
      "in the morning when there is time to answer then",
      { kind: "ask", until: at(tomorrow, "07:01") },
      { now: at(today, "23:10") },
      at(tomorrow, "07:00"),
    ],
    [
      "in the morning though it starts by night: nobody can answer an answer",
      { kind: "answer", until: at(tomorrow, "06:00") },
      { now: at(today, "23:10") },
      at(tomorrow, "07:00"),
    ],
    [
      "a while after the last message",
      {},
      { told: { count: 1, last: at(today, "11:55") } },
      at(today, "12:05"),
    ],
    [
      "at once when the last was a while ago",
      {},
      { told: { count: 1, last: at(today, "11:50") } },
      at(today, "12:00"),
    ],
    [
      "tomorrow when the day is full",
      {},
      { told: { count: 3, last: at(today, "09:00") } },
      at(tomorrow, "07:00"),
    ],
    [
      "at midnight when the day is full and no time is quiet",
      {},
      { told: { count: 3, last: at(today, "09:00") }, choices: { quietUntil: 22 * 60 } },
      at(tomorrow, "00:00"),
    ],
    [
      "today all the same when one promised it",
      { kind: "reminder", due: at(today, "12:00") },
      { told: { count: 3, last: at(today, "09:00") } },
      at(today, "12:00"),
    ],
    [
      "in the morning when the night was waited for anyway",
      {},
      { now: at(today, "23:00"), told: { count: 3, last: at(today, "09:00") } },
      at(tomorrow, "07:00"),
    ],
  ])("%s", (_, telling, { now = at(today, "12:00"), told = none, choices = {} }, expected) => {
    const { kind = "ask", stage = 0, due = at(today, "00:00"), until = null } = telling;
    const when = whenToTell({ kind, stage, dueAt: due, until }, { ...night, ...choices }, zone, told, now);
    expect(when.toISOString()).toBe(expected.toISOString());
  });
});

describe("the end of the quiet", () => {
  type End = [string, string, string, [number, number], string | null];
  it.each<End>([
    [
      "in a night of twenty-five hours",
      zone,
      "2026-11-01T04:30:00Z",
      [22 * 60, 7 * 60],
      "2026-11-01T13:00:00Z",
    ],
    [
      "in a night of twenty-three hours",
      zone,
      "2026-03-08T04:30:00Z",
      [22 * 60, 7 * 60],
      "2026-03-08T12:00:00Z",
    ],
    [
      "at a time the clock skips: as much later",
      zone,
      "2026-03-08T07:30:00Z",
      [60, 150],
      "2026-03-08T08:30:00Z",
    ],
    [
      "at a time the clock shows twice: the second",
      zone,
      "2026-11-01T05:50:00Z",
      [30, 75],
      "2026-11-01T07:15:00Z",
    ],
    [
      "where clocks are a quarter off",
      "Asia/Kathmandu",
      "2026-11-23T20:00:00Z",
      [22 * 60, 7 * 60],
      "2026-11-24T01:15:00Z",
    ],
    [
      "where clocks change by half an hour",
      "Australia/Lord_Howe",
      "2026-04-04T13:30:00Z",
      [22 * 60, 7 * 60],
      "2026-04-04T20:30:00Z",
    ],
    ["by day there is none", "Asia/Kathmandu", "2026-11-23T02:00:00Z", [22 * 60, 7 * 60], null],
  ])("%s", (_, where, now, [quietFrom, quietUntil], end) => {
    const found = quietEnd(new Date(now), { quietFrom, quietUntil, mostADay: 3 }, where);
    expect(found?.toISOString() ?? null).toBe(end && new Date(end).toISOString());
  });
});
