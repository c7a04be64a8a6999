import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomInstance } from "../test/random-instance";
import { solveWithHighs } from "../test/solve-with-highs";
import type { MatchArguments } from "./match-arguments";
import { assignmentLines, matchFiles } from "./match-files";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "match-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Texts = {
  readonly needs: string | Buffer;
  readonly offers: string | Buffer;
  readonly edges?: string | Buffer;
};

function asked(texts: Texts, more: Partial<MatchArguments> = {}): MatchArguments {
  return {
    needs: file("needs.csv", texts.needs),
    offers: file("offers.csv", texts.offers),
    edges: texts.edges === undefined ? null : file("edges", texts.edges),
    ...{ mode: "b", noOverlap: false, weight: 1_000_000_000, repeat: 1, json: false, assignments: null },
    ...more,
  };
}

const city = randomInstance(7, 300, 250, 15);

describe("plans from files", () => {
  it.each([
    ["one slot a need, one task an offer", { mode: "lap", noOverlap: false, weight: 50_000 }],
    ["slots and loads as given", { mode: "b", noOverlap: false, weight: 50_000 }],
    ["nobody in two places", { mode: "b", noOverlap: true, weight: 50_000 }],
    ["nobody in two places, coverage first", { mode: "b", noOverlap: true, weight: 10_000_000 }],
  ] as const)("are the best there are, as HiGHS says: %s", async (_, how) => {
    const { figures, plan } = matchFiles(asked(city, how));
    expect(figures).toMatchObject({ verified: true, gap: 0, lowerBound: figures.objective });
    expect(figures.objective).toBe(await solveWithHighs(plan.problem));
  });

  it("read the same from files that are packed, with other ends of lines, and in another order", () => {
    const [head, ...rest] = city.edges.trimEnd().split("\n");
    const plain = matchFiles(asked(city)).figures;
    const other = matchFiles(
      asked({
        needs: gzipSync(city.needs.replaceAll("\n", "\r\n")),
        offers: city.offers.trimEnd(),
        edges: gzipSync(`${[head, ...rest.reverse()].join("\r\n")}\n\n`),
      }),
    ).figures;
    const { coveredWeight, cost, lowerBound } = plain;
    expect(other).toMatchObject({ coveredWeight, cost, lowerBound, verified: true });
  });

  it("write who goes where", () => {
    const { plan, figures } = matchFiles(asked(city, { noOverlap: true }));
    const [head, ...lines] = assignmentLines(plan).trimEnd().split("\n");
    expect(head).toBe("need,offer,window");
    const listed = new Map(
      city.edges
        .split("\n")
        .filter((line) => line.startsWith("e"))
        .map((line) => {
          const [, need, offer, cost, window] = line.split(" ");
          return [`${need},${offer},${window}`, Number(cost)];
        }),
    );
    expect(lines.reduce((sum, line) => sum + (listed.get(line) ?? Number.NaN), 0)).toBe(figures.cost);
  });

  it("are empty when there is nothing to plan", () => {
    const empty = { needs: headOf(city.needs), offers: headOf(city.offers), edges: "p 0 0 0\n" };
    expect(matchFiles(asked(empty, { noOverlap: true })).figures).toMatchObject({
      ...{ coveredWeight: 0, cost: 0, objective: 0, lowerBound: 0, gap: 0, verified: true },
    });
  });

  it("take the cheaper of two pairs that are listed twice, as the people wanted differ", () => {
    const needs = `${headOf(city.needs)}5,0,0,0,0,0,10,12,1,0,2,2,,\n`;
    const offers = `${headOf(city.offers)}9,1,0,0,0,0,100,1,0,4,0,0-20 5-15\n`;
    const edges = "p 1 1 3\ne 5 9 70 0\nn 5 2 2 10 12\ne 5 9 30 1\ne 5 9 50 0\no 9 4\n";
    const { figures, plan } = matchFiles(asked({ needs, offers, edges }, { weight: 1000 }));
    expect(figures).toMatchObject({ coveredWeight: 2, cost: 30, objective: 2030 });
    expect(assignmentLines(plan)).toBe("need,offer,window\n5,9,1\n");
  });
});

describe("plans over all feasible pairs", () => {
  const { edges, ...tables } = randomInstance(3, 200, 160, 1000);

  it.each([
    ["one slot a need", { mode: "lap", noOverlap: false, weight: 50_000 }],
    ["slots and loads as given", { mode: "b", noOverlap: false, weight: 1_000_000_000 }],
    ["nobody in two places", { mode: "b", noOverlap: true, weight: 50_000 }],
  ] as const)("are as good as with every pair listed: %s", (_, how) => {
    const listed = matchFiles(asked({ ...tables, edges }, how)).figures;
    const { figures, plan } = matchFiles(asked(tables, how));
    expect(figures.verified).toBe(true);
    expect(listed.lowerBound).toBe(listed.objective);
    expect(figures.objective).toBeGreaterThanOrEqual(listed.objective);
    expect(figures.lowerBound).toBeLessThanOrEqual(listed.objective);
    // Prices alone leave a little open where people would be in two places.
    expect(figures.gap).toBeLessThanOrEqual(how.noOverlap ? 0.001 : 0);
    for (const line of assignmentLines(plan).trimEnd().split("\n").slice(1)) {
      const [need, offer, window] = line.split(",");
      expect(edges).toMatch(new RegExp(`^e ${need} ${offer} \\d+ ${window}$`, "m"));
    }
  });

  it("are empty when nothing fits, or there is nothing", () => {
    const nobody = { needs: tables.needs, offers: headOf(tables.offers) };
    const alone = matchFiles(asked(nobody, { noOverlap: true, weight: 10 })).figures;
    expect(alone).toMatchObject({ coveredWeight: 0, cost: 0, gap: 0, verified: true });
    expect(alone.objective).toBeGreaterThan(0);
    const nothing = { needs: headOf(tables.needs), offers: tables.offers };
    expect(matchFiles(asked(nothing)).figures).toMatchObject({ objective: 0, gap: 0, verified: true });
  });
});

describe("files that are not what they should be", () => {
  const needs = `${headOf(city.needs)}0,0,0,0,0,0,10,12,1,0,2,1,,\n`;
  const offers = `${headOf(city.offers)}0,1,0,0,0,0,100,1,0,4,0,0-20\n`;
  const edges = "p 1 1 1\nn 0 2 1 10 12\no 0 4\ne 0 0 50 0\n";

  it.each<[string, Partial<Texts>, RegExp]>([
    ["no columns", { needs: "" }, /needs\.csv, line 1: there is no column "id"/],
    [
      "a column that is missing",
      { needs: needs.replace("urg", "urgency") },
      /line 1: there is no column "urg"/,
    ],
    [
      "a value too few",
      { offers: offers.replace(",0,0-20", ",0-20") },
      /offers\.csv, line 2: 11 values where/,
    ],
    [
      "a word for a number",
      { needs: needs.replace(",2,1,", ",high,1,") },
      /line 2: urg is "high", not a whole/,
    ],
    [
      "a weight of nothing",
      { needs: needs.replace(",2,1,", ",0,1,") },
      /line 2: urg is "0", not a whole number from 1/,
    ],
    ["a fraction", { offers: offers.replace(",100,", ",99.5,") }, /line 2: radius is "99.5", not a whole/],
    ["an end before the start", { needs: needs.replace("10,12", "12,12") }, /line 2: it ends \(e\) no later/],
    ["the same id twice", { needs: needs + needs.split("\n")[1] }, /line 3: id 0 was there before/],
    [
      "a window without an end",
      { offers: offers.replace("0-20", "0-") },
      /line 2: "0-" in windows is not of/,
    ],
    ["a window backwards", { offers: offers.replace("0-20", "20-3") }, /line 2: "20-3" in windows is not of/],
    [
      "blocked offers that are no ids",
      { needs: needs.replace(",,", ",Ana,") },
      /"Ana" in blocked is not the id/,
    ],
    [
      "edges without a first line",
      { edges: edges.slice(edges.indexOf("n")) },
      /edges, line 1: the first line is "p"/,
    ],
    [
      "other numbers of needs",
      { edges: edges.replace("p 1", "p 2") },
      /line 1: it says 2 needs, the needs file has 1/,
    ],
    [
      "fewer edges than said",
      { edges: edges.replace("p 1 1 1", "p 1 1 2") },
      /the file ends after 1 edges; .* 2/,
    ],
    ["more edges than said", { edges: `${edges}e 0 0 50 0` }, /line 5: there are more edges than the 1 that/],
    ["a need that nobody knows", { edges: edges.replace("e 0", "e 3") }, /line 4: there is no need 3 in/],
    [
      "an offer that nobody knows",
      { edges: edges.replace("e 0 0", "e 0 7") },
      /line 4: there is no offer 7 in/,
    ],
    [
      "a window that is not there",
      { edges: edges.replace("50 0", "50 1") },
      /line 4: window 1 of offer 0 is not there/,
    ],
    [
      "too few numbers",
      { edges: edges.replace("o 0 4", "o 0") },
      /line 3: a line of this kind is "o id load"/,
    ],
    ["a negative number", { edges: edges.replace("50", "-50") }, /line 4: a letter and whole numbers/],
    ["another kind of line", { edges: edges.replace("o 0", "x 0") }, /line 3: "x" is not one of p, n, o, e/],
    [
      "a need listed twice",
      { edges: edges.replace("o 0 4", "n 0 2 1 10 12") },
      /line 3: need 0 was there before/,
    ],
    [
      "a file that is cut",
      { edges: gzipSync(edges).subarray(0, 30) },
      /is damaged: it begins like a gzip file/,
    ],
  ])("are refused with the line and the reason: %s", (_, wrong, message) => {
    expect(() => matchFiles(asked({ needs, offers, edges, ...wrong }))).toThrow(message);
  });

  it("are refused when they are not there, or a folder", () => {
    const there = asked({ needs, offers, edges });
    expect(() => matchFiles({ ...there, offers: join(folder, "nothing") })).toThrow(/there is no such file/);
    expect(() => matchFiles({ ...there, edges: folder })).toThrow(/it is a folder/);
  });

  it("are refused when the price of uncovered weight is too much to be exact", () => {
    const heavy = {
      needs: needs.replace(",2,1,", ",2000000000,1,"),
      offers,
      edges: edges.replace("0 2 1", "0 2000000000 1"),
    };
    expect(() => matchFiles(asked(heavy))).toThrow(/--weight 1000000000 is too much for a total weight/);
  });
});

function headOf(table: string): string {
  return `${table.slice(0, table.indexOf("\n"))}\n`;
}
