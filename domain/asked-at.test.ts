import fc from "fast-check";
import { expect, it } from "vitest";
import { askedAt } from "./asked-at";
import { askedUntil } from "./match";
import { minute } from "./window";

it("undoes askedUntil, to the two minutes that its whole minutes and the halving lose", () => {
  const now = new Date("2026-11-26T08:00:00Z");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 * 24 * 3_600_000 }), (left) => {
      const start = new Date(now.getTime() + left);
      const back = askedAt(askedUntil(now, start), start);
      expect(Math.abs(back.getTime() - now.getTime())).toBeLessThan(2 * minute);
    }),
  );
});
