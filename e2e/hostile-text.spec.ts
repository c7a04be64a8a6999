import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import type postgres from "postgres";
import { toWords } from "@/seal/words";
import { expect, test } from "./fixtures";
import { type FullNetwork, foundFull } from "./full-network";
import { untilKept } from "./kept-pages";
import { fill, listPages } from "./list-routes";
import { signInByWords } from "./phone";
import { nameSealedColumns } from "./sealed-columns";
import { needBody } from "./sealed-listings";
import { done, type Person, send } from "./sealed-people";
import { type Texts, textsIn } from "./sealed-texts";

/** What each of them says at the end of a line of markup that would run, if anything ran it. */
const hostile: Texts = {
  network: `<img src=x onerror=hacked=1>network`,
  founder: `<svg onload=hacked=1>founder`,
  driver: `"><script>hacked=1</script>driver`,
  rider: `</title></style></script><script>hacked=1</script>rider`,
  onlooker: `javascript:hacked=1//onlooker`,
  place: `'-hacked=1-'<iframe srcdoc="<script>top.hacked=1</script>">place`,
  need: `<a href="javascript:hacked=1" autofocus onfocus=hacked=1>need</a>\u202e{{7*7}}\${hacked=1}`,
  offer: `<style>*{display:none}</style><link rel=stylesheet href=//evil.example/offer><base href=//evil.example/>`,
  "driver's contact": `javascript:hacked=1 555-0134-000 <img src=//evil.example/driver>`,
  "rider's contact": `data:text/html,<script>hacked=1</script> //evil.example/rider`,
  device: `<img src=x onerror=hacked=1>device`,
  "log line": `<object data="javascript:hacked=1">log line`,
  reason: `<form action=//evil.example/><input autofocus onfocus=hacked=1>reason`,
  // Typed in, and names are short.
  newcomer: `<img src=x onerror=hacked=1>newcomer`,
  guest: `<video><source onerror=hacked=1>guest`,
  "guest's need": `<details open ontoggle=hacked=1>guest's need`,
  "guest's contact": `vbscript:hacked=1 555-0142-000 <img src=//evil.example/guest>`,
  "contact for the guest": `mailto:x?body=<script>hacked=1</script> //evil.example/for-guest`,
  "weekly need": `<math><mi xlink:href="javascript:hacked=1">weekly need</mi></math>`,
  "weekly offer": `<template><script>hacked=1</script></template><meta http-equiv=refresh content=0>weekly offer`,
};

test("there is a hostile text for every column that holds what people write", () => {
  expect(Object.keys(textsIn).sort()).toEqual(nameSealedColumns());
});

test("hostile text in whatever is opened stays text, and breaks no policy", async ({
  owner,
  browser,
  baseURL,
}) => {
  const full = await foundHostile(owner);
  const seen: string[] = [];
  const violations: string[] = [];
  const { founder, driver, rider } = full.people;
  const ids = { network: full.id, ...full.ids, match: full.ids.guestMatch };
  const addressOf = (path: string) => fill(path, ids);
  const visits: [Person, readonly string[]][] = [
    [rider, pages.filter((path) => /mine$|\[need\]|series/.test(path)).map(addressOf)],
    [
      driver,
      [
        ...pages.filter((path) => /mine$|devices|people$|\[offer\]/.test(path)).map(addressOf),
        `/n/${full.id}/offers/${ids.weeklyOffer}`,
      ],
    ],
    [founder, pages.filter((path) => !path.endsWith("/edit")).map(addressOf)],
  ];
  const visited = new Set(visits.flatMap(([, addresses]) => addresses));
  expect(pages.map(addressOf).filter((address) => !visited.has(address))).toEqual([]);
  // Each by itself may open after the page has come to rest: keys of others are asked for, or code is fetched first.
  const late: [Person, string, string][] = [
    [founder, "/people", hostile.reason],
    [founder, "/people/log", hostile["log line"]],
    [driver, "/settings/devices", hostile.device],
    [driver, `/offers/${ids.weeklyOffer}`, hostile["weekly offer"]],
    [driver, "/mine", hostile["rider's contact"]],
    [rider, "/mine", hostile["driver's contact"]],
  ];
  const visiting = visits.map(async ([person, addresses]) => {
    const page = await openWatched(browser, { baseURL }, violations);
    await signInByWords(page, await toWords(person.secret));
    for (const address of addresses) {
      const its = late.filter(([whose, path]) => whose === person && address === `/n/${full.id}${path}`);
      seen.push(await readPage(page, address, ...its.map(([, , text]) => text)));
    }
  });
  await Promise.all(visiting);

  expect(violations).toEqual([]);
  // Whoever comes by a link writes this one there.
  const { newcomer: _, ...written } = hostile;
  expectSeen(written, seen);
});

test("hostile text behind a link stays text, and breaks no policy", async ({ owner, browser, baseURL }) => {
  const full = await foundHostile(owner);
  const seen: string[] = [];
  const violations: string[] = [];
  const inviting = await openWatched(browser, { baseURL }, violations);
  await signInByWords(inviting, await toWords(full.people.founder.secret));
  for (const [kind, link] of await makeLinks(inviting, full.id)) {
    const outside = await openWatched(browser, { baseURL }, violations);
    await outside.goto(link);
    // A link by message names nobody.
    const shown =
      kind === "by message" ? outside.getByText("You are invited") : outside.getByText(hostile.network);
    await expect(shown, kind).not.toHaveCount(0);
    seen.push(await readPage(outside));
    if (kind === "by message") await knock(outside);
    await outside.context().close();
  }
  await inviting.goto(`/n/${full.id}/people`);
  await expect(inviting.getByText(hostile.newcomer)).toBeVisible();
  seen.push(await readPage(inviting));

  expect(violations).toEqual([]);
  const { network, founder, driver, rider, onlooker, newcomer } = hostile;
  expectSeen({ network, founder, driver, rider, onlooker, newcomer }, seen);
});

test("hostile text that comes while a board is open, and on a board without signal, stays text", async ({
  owner,
  browser,
  baseURL,
}) => {
  const full = await foundFull(owner, hostile);
  const violations: string[] = [];
  const { onlooker, rider } = full.people;
  const page = await openWatched(browser, { baseURL, serviceWorkers: "allow" }, violations);
  await signInByWords(page, await toWords(onlooker.secret));
  await expect(page.getByText(hostile.need)).toBeVisible();
  const live = `<img src=x onerror=hacked=1><style>*{display:none}</style>live`;
  await done(send(rider, "post-need", await needBody(rider, { ...full.ids, need: randomUUID() }, live)));
  await expect(page.getByText(live)).toBeVisible();
  await readPage(page);

  await untilKept(page, full.id);
  await page.context().setOffline(true);
  const offline = await readPage(page, `/n/${full.id}`, hostile.need, hostile.place);
  for (const text of [hostile.network, hostile.need, hostile.place]) expect(offline).toContain(text);
  expect(violations).toEqual([]);
});

test("a text that is taken for markup is found out", async ({ browser, baseURL }) => {
  const violations: string[] = [];
  const page = await openWatched(browser, { baseURL }, violations);
  await page.goto("/guide");
  await page.evaluate((text) => {
    try {
      document.body.insertAdjacentHTML("beforeend", text);
    } catch {
      // Trusted Types refuse it before it is parsed.
    }
  }, hostile.network);
  await expect
    .poll(() => violations)
    .toEqual([expect.stringMatching(/^(require-trusted-types-for|script-src-attr) \S+ at \/guide$/)]);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

/** Where members read what others wrote; on the others they see what they type themselves. */
const pages = listPages().filter((path) => path.startsWith("/n/") && !/new$|words$|leave$/.test(path));

async function foundHostile(owner: postgres.Sql): Promise<FullNetwork> {
  const full = await foundFull(owner, hostile);
  // It belongs to the next key, of which these browsers have heard nothing.
  await owner`delete from rosters where network_id = ${full.id}`;
  // Its line stands by itself: what is done again and again the same day is behind one.
  await owner`update log_entries set act = 'remove-member' where network_id = ${full.id} and act = 'edit-network'`;
  return full;
}

/** Each of these texts stands somewhere in what was read. */
function expectSeen(texts: Readonly<Record<string, string>>, seen: readonly string[]): void {
  const all = seen.join("\n");
  const missing = Object.entries(texts).filter(([, text]) => !all.includes(text));
  expect(missing.map(([name]) => name)).toEqual([]);
}

/** A phone whose every broken policy, dialog and error is written down. */
async function openWatched(
  browser: Browser,
  options: BrowserContextOptions,
  violations: string[],
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.exposeFunction("noteViolation", (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      const { noteViolation } = window as unknown as { noteViolation(violation: string): void };
      noteViolation(`${effectiveDirective} ${blockedURI} at ${location.pathname}`);
    });
  });
  page.on("dialog", (dialog) => {
    violations.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => violations.push(`an error: ${error.message}`));
  return page;
}

/** All text of a page once what is sealed has been opened, the `late` ones among it, and what stands in its fields. */
async function readPage(page: Page, path?: string, ...late: readonly string[]): Promise<string> {
  if (path) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    // Until the keys are there nothing moves, either.
    await expect(page.getByRole("banner")).toContainText(hostile.network);
  }
  for (const text of late) await expect(page.getByText(text)).not.toHaveCount(0);
  const text = await untilStill(page);
  expect(await page.evaluate(() => "hacked" in window), page.url()).toBe(false);
  return text;
}

/** Pages of a network ask for what is new for as long as they are open: one has come to rest when its text has. */
function untilStill(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
      return [document.body.textContent, document.title, ...fields.map(({ value }) => value)].join("\n");
    };
    let text = read();
    for (let still = 0; still < 10; ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = read();
      still = now === text && document.readyState === "complete" ? still + 1 : 0;
      text = now;
    }
    return text;
  });
}

/** A link of every kind, made as somebody on duty makes them, with their names and the network's in each. */
async function makeLinks(phone: Page, network: string): Promise<[string, string][]> {
  const links: [string, string][] = [];
  const press = async (name: string) => phone.getByRole("button", { name }).click();
  const make = async (kind: string, path: string, begin: () => Promise<void>) => {
    await phone.goto(`/n/${network}/${path}`);
    await begin();
    links.push([kind, await phone.getByRole("textbox", { name: "Link" }).inputValue()]);
  };
  await make("in person", "people", async () => {
    await press("Invite someone");
    await press("Show a code");
  });
  await make("another device", "settings/devices", () => press("Add another phone"));
  await make("by message", "people", async () => {
    await press("Invite someone");
    await press("Send a link");
  });
  await make("back in", "people", async () => {
    const people = phone.getByRole("list", { name: "People" });
    await people.getByText(hostile.rider, { exact: true }).click();
    await press("Lost everything: let back in");
  });
  return links;
}

async function knock(phone: Page): Promise<void> {
  await phone.getByRole("textbox", { name: "What should people call you?" }).fill(hostile.newcomer);
  await phone.getByRole("button", { name: "Ask to come in" }).click();
  await expect(phone.getByRole("list", { name: "Four words to read out" })).toBeVisible();
}
