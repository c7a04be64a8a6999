import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/locale";
import { loadMessages } from "@/messages/load";
import { limitsParts } from "./limits";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "SECURITY.md"), "utf8");

/** Links with what follows each of them up to the next, or to the end of the line. */
const links = [...page.matchAll(/\[([^\]]+)\]\(([^)]+)\)([^[\n]*)/g)].map(
  ([, text = "", target = "", after = ""]) => ({ text, target, after }),
);

const isTest = (target: string) => /\.(test|spec)\.ts$/.test(target);

/** Whom the design has in mind, each with the promise that a test has to keep. */
const adversaries = [
  "seizure or subpoena of database, environment, logs, backups",
  "database-only breach",
  "an infiltrated member",
  "a coordinator turned",
  "a stolen phone",
  "someone writing to the database",
  "a leaked invite link",
  "someone at the next desk",
];

describe("SECURITY.md", () => {
  it("links to what is there, and calls it by its name", () => {
    expect(links.length).toBeGreaterThan(60);
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => anchorOf(text));
    const missing = links.filter(({ target }) =>
      target.startsWith("#") ? !headings.includes(target.slice(1)) : !existsSync(join(root, target)),
    );
    expect(missing).toEqual([]);
    const misnamed = links.filter(({ text, target }) => isTest(target) && !target.endsWith(`/${text}`));
    expect(misnamed).toEqual([]);
  });

  it("names a test beside each file of tests, in the words that the file has", () => {
    const named = links.filter(({ target }) => isTest(target));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ after }) => titlesIn(after).length === 0)).toEqual([]);
    const gone = named.flatMap(({ target, after }) => {
      const source = readFileSync(join(root, target), "utf8");
      return titlesIn(after).flatMap((title) => (hasTest(source, title) ? [] : [`${target}: ${title}`]));
    });
    expect(gone).toEqual([]);
  });

  it("has a row for everybody the design has in mind, each with a test", () => {
    const rows = sectionOf("The promises, and the tests that hold us to them")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split("|").map((cell) => cell.trim()));
    const proven = new Map(rows.map(([, who = "", , proof = ""]) => [who, proof]));
    for (const who of adversaries) expect(proven.get(who), who).toMatch(/\.(test|spec)\.ts\) “/);
    const [, , ...promises] = rows;
    expect(promises.filter(([, , , proof = ""]) => !proof.includes("]("))).toEqual([]);
  });

  it("says of each limit where the page for everybody says it, and leaves out none of them", () => {
    const bullets = sectionOf("Limits").join("\n").split("\n- ").slice(1);
    expect(bullets.length).toBeGreaterThan(10);
    const keysOf = (bullet: string) => /<!-- ([\w. ]+) -->/.exec(bullet)?.[1]?.split(" ") ?? [];
    expect(bullets.filter((bullet) => keysOf(bullet).length === 0)).toEqual([]);
    const said = limitsParts.flatMap(({ of, says }) => says.map((key) => `${of}.${key}`));
    expect([...new Set(bullets.flatMap(keysOf))].toSorted()).toEqual(said.toSorted());
  });
});

describe("/limits", () => {
  it.each(locales)("has every sentence in %s, and shows all there are", (locale) => {
    const { title, lead, ...parts } = loadMessages(locale).limits;
    expect([title, lead].every(Boolean)).toBe(true);
    const written = Object.entries(parts).flatMap(([of, words]) =>
      Object.entries(words).map(([key, sentence]) => [`${of}.${key}`, sentence.length > 3]),
    );
    const shown = limitsParts.flatMap(({ of, says }) =>
      ["title", ...says].map((key) => [`${of}.${key}`, true]),
    );
    expect(written.toSorted()).toEqual(shown.toSorted());
  });
});

/** The lines of a part, up to the next heading of its kind. */
function sectionOf(heading: string): string[] {
  const [, after = ""] = page.split(`\n## ${heading}\n`);
  return after.split("\n## ")[0]?.split("\n") ?? [];
}

function titlesIn(text: string): string[] {
  return [...text.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => title);
}

/** Whether a test or a group of tests has just this title; one of a table with its placeholders. */
function hasTest(source: string, title: string): boolean {
  const calls = source.replace(/\(\s+/g, "(");
  return ['"', "`"].some((quote) => calls.includes(`(${quote}${title}${quote},`));
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replaceAll(" ", "-");
}
