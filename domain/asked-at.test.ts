import fc from "fast-check";
import { expect, it } from "vitest";
import { askedAt } from "./asked-at";
import { askedUntil } from "./match";

it("undoes askedUntil, to the millisecond that halving loses", () => {
  const now = new Date("2026-11-26T08:00:00Z");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * 24 * 3_600_000 }), (left) => {
      const start = new Date(now.getTime() + left);
      const back = askedAt(askedUntil(now, start), start);
      expect(Math.abs(back.getTime() - now.getTime())).toBeLessThanOrEqual(1);
    }),
  );
});
