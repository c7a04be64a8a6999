import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BoardFilter, formatFilter, parseFilter, toggleFits, toggleMine } from "./board-filter";
import { categories } from "./categories";

const parse = (text: string) => parseFilter(new URLSearchParams(text));
const hall = "3f1d0c3e-8a56-4d0b-9a57-0a4f6d1c2b3a";

describe("parseFilter", () => {
  it.each<[string, BoardFilter]>([
    ["", { stream: "needs" }],
    ["stream=offers&category=food&mine=1", { stream: "offers", category: "food", mine: true }],
    ["fits=1", { stream: "needs", fits: true }],
    ["fits=1&mine=1", { stream: "needs", mine: true }],
    [`day=2026-11-26&place=${hall}`, { stream: "needs", day: "2026-11-26", place: hall }],
    ["stream=all&category=__proto__&day=tomorrow&place=hall&mine=yes&page=2", { stream: "needs" }],
    ["category=food&category=ride", { stream: "needs", category: "food" }],
    [`place=${hall}%0A&day=2026-11-26x`, { stream: "needs" }],
  ])("%s", (text, filter) => {
    expect(parse(text)).toEqual(filter);
  });

  it("reads back whatever formatFilter wrote", () => {
    const filters: fc.Arbitrary<BoardFilter> = fc.record(
      {
        stream: fc.constantFrom("needs" as const, "offers" as const),
        category: fc.constantFrom(...categories),
        day: fc.constantFrom("2026-11-26", "2027-01-01"),
        place: fc.uuid(),
        mine: fc.constant(true),
        fits: fc.constant(true),
      },
      { requiredKeys: ["stream"] },
    );
    fc.assert(
      fc.property(filters, ({ fits, ...filter }) => {
        const view = fits && !filter.mine ? { ...filter, fits } : filter;
        expect(parse(formatFilter(view))).toEqual(view);
      }),
    );
  });

  it("never throws, and writes a plain board as nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["needs", "offers"]).toContain(parse(text).stream);
      }),
    );
    expect(formatFilter({ stream: "needs", mine: false })).toBe("");
  });
});

it("shows one's own or what fits it, never both, and both can be switched off again", () => {
  const food: BoardFilter = { stream: "needs", category: "food" };
  const view = (filter: BoardFilter) => formatFilter(filter);
  expect(view(toggleFits(toggleMine(food)))).toBe("category=food&fits=1");
  expect(view(toggleMine(toggleFits(food)))).toBe("category=food&mine=1");
  expect(view(toggleMine(toggleMine(food)))).toBe("category=food");
  expect(view(toggleFits(toggleFits(food)))).toBe("category=food");
});
