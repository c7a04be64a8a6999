import { describe, expect, it } from "vitest";
import { endsFor, isStandingAsked, isStandingStopped } from "./weekly-standing";

const standing = { lastOn: null, confirmedOn: "2026-11-01" };

describe("something that repeats without end", () => {
  it.each([
    ["2026-11-01", false, false],
    ["2026-11-28", false, false],
    ["2026-11-29", true, false],
    ["2026-12-05", true, false],
    ["2026-12-06", true, true],
    ["2027-01-31", true, true],
  ])("on %s is asked about: %s, rests: %s", (today, asked, stopped) => {
    expect(isStandingAsked(standing, today)).toBe(asked);
    expect(isStandingStopped(standing, today)).toBe(stopped);
    expect(isStandingAsked({ ...standing, lastOn: "2027-06-30" }, today)).toBe(false);
    expect(isStandingStopped({ ...standing, lastOn: "2027-06-30" }, today)).toBe(false);
  });

  it("is kept for four weeks after it came to rest, so that one word brings it back", () => {
    expect(endsFor(standing)).toBe("2027-01-04");
  });

  it("is kept over the morning after its last day, where it has one", () => {
    expect(endsFor({ ...standing, lastOn: "2026-12-24" })).toBe("2026-12-25");
  });
});
