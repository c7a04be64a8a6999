import { describe, expect, it } from "vitest";
import { makeDigest, type PendingNotice } from "./notice-digest";

const now = new Date("2026-11-23T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const open = { quietFrom: 0, quietUntil: 0, mostADay: 2 };
const quiet = { ...open, quietFrom: 11 * 60, quietUntil: 14 * 60 };
const fresh = { count: 0, last: null };
const full = { count: 2, last: minutes(-60) };

function notice(id: string, more: Partial<PendingNotice> = {}): PendingNotice {
  return { id, kind: "answer", stage: 0, dueAt: minutes(-1), until: null, stands: true, ...more };
}

const evening = (id: string, dueAt: Date) => notice(id, { kind: "reminder", dueAt });
const hourBefore = (id: string, dueAt: Date) => notice(id, { kind: "reminder", stage: 1, dueAt });

describe("a digest", () => {
  it("tells all that is due in one message", () => {
    const digest = makeDigest([notice("a"), notice("b"), evening("c", minutes(-1))], open, "UTC", fresh, now);
    expect(digest).toEqual({ told: ["a", "b", "c"], dropped: [], later: [] });
  });

  it("takes along what is due within minutes, and leaves what is not in its place", () => {
    const digest = makeDigest(
      [notice("a"), evening("soon", minutes(5)), evening("tomorrow", minutes(1440))],
      open,
      "UTC",
      fresh,
      now,
    );
    expect(digest).toEqual({ told: ["a", "soon"], dropped: [], later: [] });
  });

  it("says nothing early only because something else will be due soon", () => {
    const digest = makeDigest([evening("soon", minutes(3))], open, "UTC", fresh, now);
    expect(digest).toEqual({ told: [], dropped: [], later: [] });
  });

  it("drops what has been settled, also when nothing is told", () => {
    const digest = makeDigest([notice("a", { stands: false })], open, "UTC", fresh, now);
    expect(digest).toEqual({ told: [], dropped: ["a"], later: [] });
  });

  it("waits for the quiet to end", () => {
    const digest = makeDigest([notice("a"), notice("b", { kind: "fit" })], quiet, "UTC", fresh, now);
    expect(digest).toEqual({
      told: [],
      dropped: [],
      later: [
        { id: "a", at: minutes(120) },
        { id: "b", at: minutes(120) },
      ],
    });
  });

  it("lets what waits go along with what cannot", () => {
    const digest = makeDigest(
      [notice("a"), hourBefore("b", minutes(0)), notice("waits", { dueAt: minutes(120) })],
      quiet,
      "UTC",
      fresh,
      now,
    );
    expect(digest.told).toEqual(["a", "b", "waits"]);
  });

  it("keeps to the day's number of messages, but for what one promised", () => {
    expect(makeDigest([notice("a")], open, "UTC", full, now)).toMatchObject({
      told: [],
      later: [{ id: "a", at: new Date("2026-11-24T00:00:00Z") }],
    });
    expect(makeDigest([notice("a"), evening("b", minutes(0))], open, "UTC", full, now).told).toEqual([
      "a",
      "b",
    ]);
  });
});
