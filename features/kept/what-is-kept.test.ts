import { describe, expect, test } from "vitest";
import { isCurrent } from "./kept-days";
import { everydayPages, formPages, namedCode, outdated, standIn, whatIsKept } from "./what-is-kept";

const network = "0b6c8f3e-1f4e-4c43-9a58-6f0f3c1f7a11";
const other = "5d1c2a9e-77aa-4b0e-8d8e-2f1f9f0c3b22";
const day = 86_400_000;

describe("kept for a time without signal", () => {
  test.each([
    ["the board", `/n/${network}`],
    ["what is mine", `/n/${network}/mine`],
    ["a form", `/n/${network}/offers/new`],
    ["a listing", `/n/${network}/needs/${other}`],
  ])("%s, for the member", (_, path) => {
    expect(whatIsKept(path)).toEqual({ network });
  });

  test.each(["/", "/guide", "/limits", "/what-we-store", "/away"])("%s, for anybody", (path) => {
    expect(whatIsKept(path)).toEqual({ network: null });
  });

  test.each([
    ["the people", `/n/${network}/people`],
    ["what coordinators see", `/n/${network}/coordinate`],
    ["the words", `/n/${network}/settings/words`],
    ["a form with what is written in it", `/n/${network}/needs/${other}/edit`],
    ["an invite", `/join/${other}`],
    ["where keys come in", "/sign-in"],
    ["an answer to a script", `/api/n/${network}/keys`],
    ["something that is no network", "/n/else"],
    ["something longer", `/n/${network}0/mine`],
  ])("not %s", (_, path) => {
    expect(whatIsKept(path)).toBeNull();
  });

  test("all that is fetched beforehand is kept", () => {
    expect(everydayPages(network)).toHaveLength(4);
    for (const path of [...everydayPages(network), ...formPages(network)]) {
      expect(whatIsKept(path.replace(/\?.*/, "")), path).toEqual({ network });
    }
  });
});

describe("in time it goes", () => {
  test("after as many days as it is told, and not because a clock was set back", () => {
    expect([29 * day, 30 * day, -400 * day].map((age) => isCurrent(0, age, 30))).toEqual([true, false, true]);
    expect([day - 1, day, 7 * day].map((age) => isCurrent(0, age, 1))).toEqual([true, false, false]);
  });

  test("what was visited above forty, those that came first", () => {
    const now = 100 * day;
    const listings = Array.from({ length: 42 }, (_, index) => ({
      path: `/n/${network}/needs/00000000-0000-4000-8000-0000000000${String(index).padStart(2, "0")}`,
      at: now - day + index,
    }));
    const pages = [
      { path: `/n/${network}`, at: now - 6 * day },
      { path: `/n/${network}/mine`, at: now - 7 * day },
      ...formPages(network).map((path) => ({ path, at: now - 2 * day })),
      ...listings.slice(1),
      { path: `/n/${network}?stream=offers`, at: now - day },
    ];
    expect(outdated(pages, now, 7)).toEqual([
      `/n/${network}/mine`,
      listings[1]?.path,
      `/n/${network}?stream=offers`,
    ]);
  });
});

test("code is found where pages and code name it", () => {
  const text =
    `<link href="/_next/static/chunks/0a~b.css"><script src="/_next/static/chunks/a-1.js"></script>` +
    String.raw`self.__next_f.push([1,"I[1,[\"/_next/static/chunks/b_2.js\",\"/_next/static/chunks/a-1.js\"]"])` +
    `x("static/chunks/c.js");url(../media/font.woff2);url(/_next/static/media/font.woff2) static/chunks/none`;
  expect(namedCode(text)).toEqual([
    "/_next/static/chunks/0a~b.css",
    "/_next/static/chunks/a-1.js",
    "/_next/static/chunks/b_2.js",
    "/_next/static/chunks/c.js",
    "/_next/static/media/font.woff2",
  ]);
});

describe("in place of a page that is not there", () => {
  test.each([
    ["a view of the board", `/n/${network}?category=ride`, `/n/${network}`],
    ["a form for one kind", `/n/${network}/needs/new?kind=ride`, `/n/${network}/needs/new`],
    ["a form for a guest", `/n/${network}/needs/new?for=${other}`, null],
    ["a form for one kind, for a guest", `/n/${network}/offers/new?kind=food&for=${other}`, null],
    ["a page by itself", `/n/${network}/mine`, null],
  ])("%s", (_, address, instead) => {
    expect(standIn(new URL(address, "https://holdfast.example"))).toBe(instead);
  });
});
