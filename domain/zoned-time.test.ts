import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysFrom, instantAt, isZone, timeOf } from "./zoned-time";

const zones = [
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Europe/Madrid",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "UTC",
];

describe("instantAt", () => {
  it.each([
    ["an ordinary evening", "2026-11-26", "17:30", "America/New_York", "2026-11-26T22:30:00Z"],
    ["just before spring", "2026-03-08", "01:45", "America/New_York", "2026-03-08T06:45:00Z"],
    ["skipped in spring: an hour on", "2026-03-08", "02:30", "America/New_York", "2026-03-08T07:30:00Z"],
    ["just after spring", "2026-03-08", "03:00", "America/New_York", "2026-03-08T07:00:00Z"],
    ["just before autumn", "2026-11-01", "00:45", "America/New_York", "2026-11-01T04:45:00Z"],
    ["shown twice in autumn: the later", "2026-11-01", "01:30", "America/New_York", "2026-11-01T06:30:00Z"],
    ["just after autumn", "2026-11-01", "02:00", "America/New_York", "2026-11-01T07:00:00Z"],
    ["skipped, Madrid", "2026-03-29", "02:15", "Europe/Madrid", "2026-03-29T01:15:00Z"],
    ["shown twice, Madrid", "2026-10-25", "02:15", "Europe/Madrid", "2026-10-25T01:15:00Z"],
    ["half an hour skipped", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"],
    ["half an hour shown twice", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T15:15:00Z"],
    ["half past the world's hours", "2026-11-26", "06:00", "Asia/Kolkata", "2026-11-26T00:30:00Z"],
    ["a quarter to the world's hours", "2026-11-26", "06:00", "Asia/Kathmandu", "2026-11-26T00:15:00Z"],
  ])("%s", (_, day, time, zone, instant) => {
    expect(instantAt(day, time, zone)).toEqual(new Date(instant));
  });

  it.each([
    ["2026-02-30", "10:00"],
    ["2026-11-26", "24:00"],
    ["tomorrow", "10:00"],
    ["2026-11-26", "noon"],
  ])("refuses %s %s", (day, time) => {
    expect(() => instantAt(day, time, "UTC")).toThrow(RangeError);
  });

  it("is what dayOf and timeOf read back, unless the clock skipped it", () => {
    fc.assert(
      fc.property(zone, day, time, (where, date, clock) => {
        const instant = instantAt(date, clock, where);
        const read = `${dayOf(instant, where)} ${timeOf(instant, where)}`;
        if (read !== `${date} ${clock}`) expect(read > `${date} ${clock}`).toBe(true);
        expect(instantAt(dayOf(instant, where), timeOf(instant, where), where)).toEqual(instant);
      }),
    );
  });

  it("never runs backwards within a day but where the clock does", () => {
    for (const where of ["America/New_York", "Australia/Lord_Howe"])
      for (const date of ["2026-03-08", "2026-04-05", "2026-10-04", "2026-11-01"]) {
        const instants = quarters.map((clock) => instantAt(date, clock, where).getTime());
        const skipped = instants.filter((instant, index) => instant < (instants[index - 1] ?? instant));
        expect(skipped.length, `${where} ${date}`).toBeLessThanOrEqual(1);
      }
  });
});

describe("dayOf and timeOf", () => {
  it.each([
    ["2026-11-26T04:59:00Z", "America/New_York", "2026-11-25", "23:59"],
    ["2026-11-26T05:00:00Z", "America/New_York", "2026-11-26", "00:00"],
    ["2026-11-26T18:30:00Z", "Asia/Kolkata", "2026-11-27", "00:00"],
    ["2026-11-26T18:14:59Z", "Asia/Kathmandu", "2026-11-26", "23:59"],
    ["2026-11-26T18:15:00Z", "Asia/Kathmandu", "2026-11-27", "00:00"],
    ["2026-11-26T10:00:00Z", "Pacific/Kiritimati", "2026-11-27", "00:00"],
    ["2026-10-03T15:30:00Z", "Australia/Lord_Howe", "2026-10-04", "02:30"],
    ["2026-04-04T15:00:00Z", "Australia/Lord_Howe", "2026-04-05", "01:30"],
  ])("%s in %s is %s %s", (instant, where, date, clock) => {
    expect(dayOf(new Date(instant), where)).toBe(date);
    expect(timeOf(new Date(instant), where)).toBe(clock);
  });
});

describe("days", () => {
  it.each([
    ["2026-11-26", 7, "2026-12-03"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
  ])("%s and %i days is %s", (from, count, expected) => {
    expect(addDays(from, count)).toBe(expected);
  });

  it.each([
    ["spring", "2026-03-08T04:30:00Z", ["2026-03-07", "2026-03-08", "2026-03-09"]],
    ["autumn", "2026-11-01T03:30:00Z", ["2026-10-31", "2026-11-01", "2026-11-02"]],
  ])("count on through %s", (_, instant, expected) => {
    expect(daysFrom(new Date(instant), "America/New_York", 3)).toEqual(expected);
  });

  it("are as many as asked, each one day on, in any zone", () => {
    fc.assert(
      fc.property(zone, fc.date({ min: start, max: end, noInvalidDate: true }), (where, now) => {
        const days = daysFrom(now, where, 7);
        expect(new Set(days).size).toBe(7);
        expect(days[0]).toBe(dayOf(now, where));
        expect(days.at(-1)).toBe(addDays(days[0] ?? "", 6));
      }),
    );
  });
});

describe("isZone", () => {
  it.each([...zones, "Asia/Calcutta", "Etc/GMT+5", "America/Argentina/Buenos_Aires"])("%s", (text) => {
    expect(isZone(text)).toBe(true);
  });
  it.each([
    "",
    "Mars/Olympus",
    "+05:30",
    "-03",
    "UTC[u-ca=hebrew]",
    "2026-11-26T00:00Z",
    "../etc/passwd",
    "Z\n",
    "US/Pacific-New",
    "SystemV/AST4ADT",
  ])("not %j", (text) => {
    expect(isZone(text)).toBe(false);
  });
});

const start = new Date("2024-01-01T00:00:00Z");
const end = new Date("2030-01-01T00:00:00Z");
const quarters = Array.from({ length: 96 }, (_, index) => {
  const [hours, minutes] = [Math.floor(index / 4), (index % 4) * 15];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
});
const zone = fc.constantFrom(...zones);
const time = fc.constantFrom(...quarters);
const day = fc.integer({ min: 0, max: 2190 }).map((count) => addDays("2024-01-01", count));
