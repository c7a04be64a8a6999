import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isMovedByClock,
  occurrences,
  type Weekday,
  type Weekly,
  weekdayOf,
  weekdays,
  whyNotRepeat,
} from "./weekly";
import { hour, isOnQuarters, minute, overlaps } from "./window";
import { addDays, dayOf, instantAt, timeOf } from "./zoned-time";

const everyDay: Weekly = {
  days: weekdays,
  from: "17:00",
  until: "18:30",
  firstOn: "2026-01-01",
  lastOn: null,
};

describe("occurrences", () => {
  it("has the days of the week, from the first to the last day", () => {
    const weekly: Weekly = { ...everyDay, days: [3, 1], firstOn: "2026-11-25", lastOn: "2026-12-07" };
    const days = (from: string, until: string) =>
      occurrences(weekly, "America/Chicago", from, until).map(({ day }) => day);
    expect(days("2026-11-01", "2027-01-31")).toEqual([
      "2026-11-25",
      "2026-11-30",
      "2026-12-02",
      "2026-12-07",
    ]);
    expect(days("2026-11-30", "2026-12-02")).toEqual(["2026-11-30", "2026-12-02"]);
    expect(days("2026-12-08", "2026-12-31")).toEqual([]);
    expect(days("2026-12-02", "2026-12-01")).toEqual([]);
  });

  it.each([
    ["an ordinary evening", "2026-11-26", "17:30", "19:00", "America/New_York", "17:30", "19:00", 90],
    ["over midnight", "2026-11-26", "22:00", "06:00", "America/New_York", "22:00", "06:00", 480],
    ["a whole day", "2026-11-26", "08:00", "08:00", "America/New_York", "08:00", "08:00", 1440],
    ["a night an hour short", "2026-03-07", "22:00", "06:00", "America/New_York", "22:00", "06:00", 420],
    ["a night an hour long", "2026-10-31", "22:00", "06:00", "America/New_York", "22:00", "06:00", 540],
    ["begins in what is skipped", "2026-03-08", "02:30", "05:00", "America/New_York", "03:30", "05:00", 90],
    ["ends in what is skipped", "2026-03-08", "00:30", "02:30", "America/New_York", "00:30", "03:30", 120],
    ["all of it skipped", "2026-03-08", "02:00", "03:00", "America/New_York", "03:00", "04:00", 60],
    ["most of it skipped", "2026-03-08", "02:30", "03:15", "America/New_York", "03:30", "04:15", 45],
    ["shown twice: the later", "2026-11-01", "01:00", "01:30", "America/New_York", "01:00", "01:30", 30],
    [
      "ends in what is shown twice",
      "2026-11-01",
      "00:30",
      "01:30",
      "America/New_York",
      "00:30",
      "01:30",
      120,
    ],
    [
      "ends where the next begins",
      "2026-03-07",
      "03:00",
      "02:45",
      "America/New_York",
      "03:00",
      "03:00",
      1380,
    ],
    ["half an hour skipped", "2026-10-04", "02:00", "02:30", "Australia/Lord_Howe", "02:30", "03:00", 30],
    [
      "over half an hour skipped",
      "2026-10-04",
      "01:00",
      "04:00",
      "Australia/Lord_Howe",
      "01:00",
      "04:00",
      150,
    ],
    ["over half an hour twice", "2026-04-05", "01:00", "04:00", "Australia/Lord_Howe", "01:00", "04:00", 210],
    ["half past the world's hours", "2026-11-26", "05:15", "06:00", "Asia/Kolkata", "05:15", "06:00", 45],
    ["a quarter to them", "2026-11-26", "05:15", "06:00", "Asia/Kathmandu", "05:15", "06:00", 45],
    ["midnight skipped", "2026-04-24", "00:00", "01:30", "Africa/Cairo", "01:00", "01:30", 30],
  ])("%s", (_, day, from, until, zone, begins, ends, minutes) => {
    const found = occurrences({ ...everyDay, from, until }, zone, day, day);
    expect(found.map((time) => time.day)).toEqual([day]);
    const [time] = found;
    if (!time) return;
    expect([timeOf(time.window.from, zone), timeOf(time.window.until, zone)]).toEqual([begins, ends]);
    expect((time.window.until.getTime() - time.window.from.getTime()) / minute).toBe(minutes);
  });

  it("leaves out a day that the zone left out", () => {
    const found = occurrences(
      { ...everyDay, firstOn: "2011-01-01" },
      "Pacific/Apia",
      "2011-12-28",
      "2012-01-01",
    );
    expect(found.map(({ day }) => day)).toEqual(["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
    const night = occurrences(
      { ...everyDay, from: "22:00", until: "06:00", firstOn: "2011-01-01" },
      "Pacific/Apia",
      "2011-12-29",
      "2011-12-29",
    );
    expect(night.map(({ window }) => window.until.getTime() - window.from.getTime())).toEqual([8 * hour]);
    expect(night.map(({ window }) => dayOf(window.until, "Pacific/Apia"))).toEqual(["2011-12-31"]);
  });

  it("is one time a day on the days of the week, none of them empty or over another, whatever the clocks do", () => {
    fc.assert(
      fc.property(rule, zone, day, (weekly, where, start) => {
        const end = addDays(start, 27);
        const found = occurrences(weekly, where, start, end);
        expect(found.map((time) => time.day)).toEqual(
          daysBetween(start, end).filter((each) => weekly.days.includes(weekdayOf(each))),
        );
        for (const [index, { window }] of found.entries()) {
          expect(isOnQuarters(window)).toBe(true);
          const next = found[index + 1];
          expect(next && overlaps(window, next.window)).toBeFalsy();
        }
      }),
      // Saturday's end is skipped and would move on to 3:45, when Sunday's has begun.
      { examples: [[{ ...everyDay, from: "03:00", until: "02:45" }, "America/New_York", "2026-03-07"]] },
    );
  });

  it("has the same times however the days are cut", () => {
    fc.assert(
      fc.property(rule, zone, day, fc.nat(20), (weekly, where, start, cut) => {
        const [middle, end] = [addDays(start, cut), addDays(start, 20)];
        const whole = occurrences(weekly, where, start, end);
        const parts = [
          ...occurrences(weekly, where, start, middle),
          ...occurrences(weekly, where, addDays(middle, 1), end),
        ];
        expect(parts).toEqual(whole);
      }),
    );
  });

  it("begins and ends when the clock says so, unless the clock has changed within", () => {
    fc.assert(
      fc.property(rule, zone, day, (weekly, where, start) => {
        for (const time of occurrences(weekly, where, start, addDays(start, 13))) {
          if (isMovedByClock(time, weekly, where)) continue;
          expect(time.window.from).toEqual(instantAt(time.day, weekly.from, where));
          expect(timeOf(time.window.until, where)).toBe(weekly.until);
        }
      }),
    );
  });
});

describe("isMovedByClock", () => {
  it.each([
    ["2026-03-07", "17:00", "18:00", false],
    ["2026-03-08", "17:00", "18:00", false],
    ["2026-03-08", "02:00", "03:00", true],
    ["2026-03-07", "22:00", "06:00", true],
    ["2026-10-31", "22:00", "06:00", true],
    ["2026-11-01", "22:00", "06:00", false],
  ])(
    "says whether %s %s–%s is another length or time than the clock on the wall says",
    (day, from, until, moved) => {
      const weekly = { ...everyDay, from, until };
      const [time] = occurrences(weekly, "America/New_York", day, day);
      expect(time && isMovedByClock(time, weekly, "America/New_York")).toBe(moved);
    },
  );
});

describe("whyNotRepeat", () => {
  const zoned = "America/Chicago";
  /** Thursday, 9:20 in the morning there. */
  const now = new Date("2026-11-26T15:20:00Z");
  const ride: Weekly = { days: [1, 3], from: "05:00", until: "06:30", firstOn: "2026-11-26", lastOn: null };

  it.each<[string | null, string, Partial<Weekly>]>([
    [null, "it stands until somebody stops it", {}],
    [null, "it has a last day", { lastOn: "2026-12-24" }],
    [null, "the first day has passed: only what is ahead counts", { firstOn: "2026-11-02" }],
    [
      null,
      "only today is left, and not all of it has passed",
      { days: [4], from: "09:00", until: "10:00", lastOn: "2026-11-26" },
    ],
    [
      null,
      "it began last night",
      { days: [3], from: "22:00", until: "10:00", firstOn: "2026-11-25", lastOn: "2026-11-25" },
    ],
    ["invalid", "there are no days", { days: [] }],
    ["invalid", "a day is there twice", { days: [1, 1] }],
    ["invalid", "it begins off the quarter", { from: "05:10" }],
    ["invalid", "there is no such time", { until: "24:00" }],
    ["too-far", "it begins in four months", { firstOn: "2027-03-26" }],
    ["last-before-first", "it ends before it begins", { firstOn: "2026-12-01", lastOn: "2026-11-30" }],
    ["repeats-too-long", "it goes on for more than a year", { lastOn: "2027-12-01" }],
    [
      "no-time-left",
      "no such day comes before the last one",
      { firstOn: "2026-12-03", lastOn: "2026-12-06" },
    ],
    ["no-time-left", "the last one has passed this morning", { days: [4], lastOn: "2026-11-26" }],
  ])("is %s when %s", (refusal, _, change) => {
    expect(whyNotRepeat([{ ...ride, ...change }], zoned, now)).toBe(refusal);
  });

  it.each<[string | null, string, Partial<Weekly>]>([
    [null, "touch", { from: "06:30", until: "07:30" }],
    [null, "are on other days", { days: [2, 4] }],
    ["times-overlap", "share an hour", { from: "06:00", until: "08:00" }],
    ["times-overlap", "are the same", {}],
    ["times-overlap", "share a morning after", { days: [7], from: "22:00", until: "05:15" }],
    [null, "touch in the morning after", { days: [7], from: "22:00", until: "05:00" }],
  ])("is %s when two %s", (refusal, _, change) => {
    expect(whyNotRepeat([ride, { ...ride, ...change }], zoned, now)).toBe(refusal);
    expect(whyNotRepeat([{ ...ride, ...change }, ride], zoned, now)).toBe(refusal);
  });

  it("takes one to four of them", () => {
    const each = (count: number) =>
      Array.from({ length: count }, (_, at): Weekly => ({ ...ride, from: `0${at}:00`, until: `0${at}:30` }));
    expect([0, 1, 4, 5].map((count) => whyNotRepeat(each(count), zoned, now))).toEqual([
      "invalid",
      null,
      null,
      "invalid",
    ]);
  });

  it("sees two that overlap in any week as overlapping", () => {
    const common = { firstOn: "2026-11-26", lastOn: null };
    fc.assert(
      fc.property(rule, rule, (one, other) => {
        const [first, second] = [
          { ...one, ...common },
          { ...other, ...common },
        ];
        const times = [first, second].map((each) => occurrences(each, "UTC", "2026-11-26", "2026-12-16"));
        const met = times[0]?.some((time) => times[1]?.some((each) => overlaps(time.window, each.window)));
        expect(whyNotRepeat([first, second], "UTC", now)).toBe(met ? "times-overlap" : null);
      }),
    );
  });
});

const rule: fc.Arbitrary<Weekly> = fc.record({
  days: fc.uniqueArray(fc.constantFrom<Weekday>(...weekdays), { minLength: 1 }),
  from: clock(),
  until: clock(),
  firstOn: fc.constant("2025-01-01"),
  lastOn: fc.constant(null),
});

const zone = fc.constantFrom(
  ...[
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Europe/Madrid",
    "Europe/Dublin",
    "Africa/Cairo",
  ],
  ...["Africa/Casablanca", "Asia/Kathmandu", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Chatham", "UTC"],
);

const day = fc.integer({ min: 0, max: 730 }).map((count) => addDays("2025-12-01", count));

function clock() {
  return fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const [full, rest] = [Math.floor(quarter / 4), (quarter % 4) * 15];
    return `${String(full).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
  });
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let each = first; each <= last; each = addDays(each, 1)) days.push(each);
  return days;
}
