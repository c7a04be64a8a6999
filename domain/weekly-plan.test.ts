import { describe, expect, it } from "vitest";
import { type LaidOut, type Rule, relayOut, timesAhead } from "./weekly-plan";
import { instantAt } from "./zoned-time";

const zone = "America/Chicago";
/** Thursday, 9:20 in the morning there. */
const now = new Date("2026-11-26T15:20:00Z");
const rule: Rule = {
  days: [1, 4],
  from: "17:00",
  until: "18:30",
  firstOn: "2026-11-01",
  lastOn: null,
  confirmedOn: "2026-11-20",
};

describe("timesAhead", () => {
  const days = (change: Partial<Rule> = {}, at = now) =>
    timesAhead({ ...rule, ...change }, zone, at).map(({ day }) => day);

  it("has the times of three weeks from today on", () => {
    const ahead = ["2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07", "2026-12-10", "2026-12-14"];
    expect(days()).toEqual(ahead);
  });

  it("has what is under way, also since last night, and not what has passed", () => {
    expect(days({ from: "06:00", until: "09:30" })[0]).toBe("2026-11-30");
    expect(days({ from: "06:00", until: "09:45" })[0]).toBe("2026-11-26");
    expect(days({ days: [3], from: "22:00", until: "10:00" })[0]).toBe("2026-11-25");
  });

  it("has nothing while it rests", () => {
    expect(days({ confirmedOn: "2026-10-22" })).toEqual([]);
    expect(days({ confirmedOn: "2026-10-23" })).toHaveLength(6);
    expect(days({ confirmedOn: "2026-10-22", lastOn: "2026-12-31" })).toHaveLength(6);
  });
});

describe("relayOut", () => {
  const changed: Rule = { ...rule, days: [4, 5], from: "18:00", until: "19:00", firstOn: "2026-11-30" };

  it("moves what stands, and drops what is no longer meant", () => {
    const laid = timesAhead(rule, zone, now).map(({ day, window }) => laidOut(day, { window }));
    const { moved, dropped, promised } = relayOut(changed, laid, zone, now);
    expect(moved.map(({ id }) => id)).toEqual(["2026-12-03", "2026-12-10"]);
    expect(moved[0]?.window.from).toEqual(instantAt("2026-12-03", "18:00", zone));
    expect(dropped).toEqual(["2026-11-30", "2026-12-07", "2026-12-14"]);
    expect(promised).toEqual([]);
  });

  it("leaves alone what was changed by itself, what is promised, what has begun and what comes before", () => {
    const begun = laidOut("2026-11-26", { from: "09:00" });
    const laid = [
      begun,
      laidOut("2026-11-27"),
      laidOut("2026-11-30", { changed: true }),
      laidOut("2026-12-03", { changed: true }),
      laidOut("2026-12-04", { taken: true, from: "18:00", until: "19:00" }),
      laidOut("2026-12-07", { taken: true }),
      laidOut("2026-12-10", { taken: true }),
    ];
    const { moved, dropped, promised } = relayOut(changed, laid, zone, now);
    expect([moved, dropped]).toEqual([[], []]);
    expect(promised).toEqual(["2026-12-07", "2026-12-10"]);
    const fromNow = relayOut({ ...changed, firstOn: "2026-11-26" }, [begun], zone, now);
    expect([fromNow.moved, fromNow.dropped]).toEqual([[], []]);
  });

  it("has nothing to do a second time", () => {
    const laid = timesAhead(rule, zone, now).map(({ day, window }) => laidOut(day, { window }));
    const { moved, dropped, promised } = relayOut(rule, laid, zone, now);
    expect(moved).toEqual(laid.map(({ id, window }) => ({ id, window })));
    expect([dropped, promised]).toEqual([[], []]);
  });
});

function laidOut(day: string, facts: Partial<LaidOut> & { from?: string; until?: string } = {}): LaidOut {
  const { from = "17:00", until = "18:30", ...rest } = facts;
  const window = { from: instantAt(day, from, zone), until: instantAt(day, until, zone) };
  return { id: day, day, window, changed: false, taken: false, ...rest };
}
