import { expect, test } from "vitest";
import { drawMonth } from "./draw-month";

/** The texts of a table's cells, a line for each row. */
function rowsOf(html: string): string[] {
  return html
    .split("<tr>")
    .map((row) => [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map((cell) => cell[1]).join(" "));
}

test("a month begins on its weekday and ends with its last day", () => {
  const november = rowsOf(drawMonth(new Date("2026-11-30T23:59:59Z"), "en"));
  expect(november[1]).toBe("Sun Mon Tue Wed Thu Fri Sat");
  expect(november[2]).toBe("1 2 3 4 5 6 7");
  expect(november.at(-1)?.trimEnd()).toBe("29 30");
  expect(drawMonth(new Date("2026-11-22T00:00:00Z"), "en")).toContain("<caption>November 2026</caption>");
});

test("in Spanish a week begins on Monday", () => {
  const february = rowsOf(drawMonth(new Date("2027-02-01T00:00:00Z"), "es"));
  expect(february[1]).toMatch(/^lun mar/);
  expect(february[2]).toBe("1 2 3 4 5 6 7");
  expect(february).toHaveLength(6);
});
