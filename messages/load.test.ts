import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/locale";
import { loadMessages } from "./load";

type Tree = { [key: string]: string | Tree };

const catalogues = locales.map((locale) => ({ locale, texts: flatten(loadMessages(locale)) }));
const reference = flatten(loadMessages("en"));

describe.each(catalogues)("$locale", ({ locale, texts }) => {
  it("says everything the others say, and nothing they do not", () => {
    expect([...texts.keys()].sort()).toEqual([...reference.keys()].sort());
  });

  it("has no empty text", () => {
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("names the same arguments and tags as English", () => {
    const different = [...texts].filter(
      ([key, text]) => `${slots(text)}` !== `${slots(reference.get(key) ?? "")}`,
    );
    expect(different).toEqual([]);
  });

  it("is sound ICU MessageFormat throughout", () => {
    const problems: string[] = [];
    const t = createTranslator({
      locale,
      messages: loadMessages(locale),
      onError: (error) => problems.push(error.message),
    });
    const values = (text: string) =>
      Object.fromEntries(
        slots(text).map((slot) => [slot.replace(/[<>]/g, ""), slot.startsWith("<") ? String : 1]),
      );
    for (const [key, text] of texts) t.markup(key as never, values(text) as never);
    expect(problems).toEqual([]);
  });
});

function flatten(tree: Tree, path: string[] = []): Map<string, string> {
  const found = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[[...path, key].join("."), value]] : [...flatten(value, [...path, key])],
  );
  return new Map(found);
}

/** The names of a message's arguments and "<tags>", sorted, each once. A word that fills a branch of a plural is text. */
function slots(text: string): string[] {
  const found = new Set<string>();
  const inside: ("branches" | "text")[] = ["text"];
  for (const [token, name, choice] of text.matchAll(tokens)) {
    if (token === "}") inside.pop();
    else if (token.startsWith("<")) found.add(token);
    else {
      const opensBranch = inside.at(-1) === "branches";
      if (!opensBranch && name) found.add(name);
      inside.push(choice ? "branches" : "text");
    }
  }
  return [...found].sort();
}

const tokens = /\{\s*(\w*)(?:\s*,\s*(plural|select|selectordinal)\s*,)?|\}|<\w+>/g;

it("finds arguments in branches and leaves their words alone", () => {
  const text =
    "{n, plural, one {{name} asks} other {seats}} by {day, date} <b>{ x }</b> {k, select, a {word} other {#}}";
  expect(slots(text)).toEqual(["<b>", "day", "k", "n", "name", "x"]);
});
