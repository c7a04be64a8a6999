import type { BrowserContext, Page, Request } from "@playwright/test";
import type postgres from "postgres";
import { hour } from "@/domain/window";
import { tomorrow } from "../test/factory";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expect, signInByWords, test } from "./phone";
import { cardWith, topOf } from "./screen";
import { serveBeside } from "./serve-beside";

test("two phones at two processes feel like one board, until one of them is not let in any more", async ({
  owner,
  openPhone,
  askedElsewhere,
}) => {
  const network = await foundRealNetwork(owner);
  const [rosa, malik, ines] = [network.member("Rosa"), network.member("Malik"), network.member("Ines")];
  await postRealOffer(owner, network, { by: malik, note: "Gray van" });
  const beside = await serveBeside({});
  try {
    const here = await openPhone(ines);
    const there = await openPhone(null, { baseURL: beside.address });
    await signInByWords(there, rosa.words);
    for (const phone of [here, there]) await phone.getByRole("link", { name: "Offers 1" }).click();
    await expect(cardWith(there, "Gray van")).toBeVisible();

    await cardWith(here, "Gray van").getByRole("button", { name: "Claim" }).click();
    const sheet = here.getByRole("dialog");
    await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Bell 3");
    await sheet.getByRole("button", { name: "Claim", exact: true }).click();
    await expect(cardWith(there, "Gray van")).toContainText("All taken");

    await there.goto(`/n/${network.id}/coordinate`);
    await expect(there.getByRole("list", { name: "Waiting for a yes" })).toContainText("Ines");
    await owner.begin(async (sql) => {
      await sql`update matches set state = 'withdrawn' where network_id = ${network.id}`;
      await sql`update networks set version = version + 1 where network_id = ${network.id}`;
    });
    await expect(there.getByText("Nobody waits for an answer")).toBeVisible();
    await expect(cardWith(here, "Gray van")).toContainText("1 seat");

    await owner`delete from members where network_id = ${network.id} and id = ${ines.id}`;
    await expect(here.getByRole("heading", { level: 1 })).toHaveText("This device is not let in any more");
    // It would ask for its stream again, of a process that has gone.
    await there.context().close();
  } finally {
    await beside.stop();
    const elsewhere = askedElsewhere().filter((url) => !url.startsWith(`${beside.address}/`));
    expect(elsewhere).toEqual([]);
  }
});

test("all tabs of a browser share one connection, whichever is looked at, and count what nobody has seen", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const first = await openPhone(network.member("Malik"));
  await expect(first.getByRole("link", { name: "Needs 0" })).toBeVisible();
  // Its own connection stands before anybody counts.
  await postNeed(owner, network, "Heard by one", 4);
  await expect(cardWith(first, "Heard by one")).toBeVisible();
  const streams = watchStreams(first.context());
  const second = await first.context().newPage();
  await second.goto(`/n/${network.id}`);
  await expect.poll(() => streams.begun()).toBe(1);
  await postNeed(owner, network, "Seen in both", 0);
  for (const tab of [first, second]) await expect(cardWith(tab, "Seen in both")).toBeVisible();
  // The first one was there before anybody watched, and has been let go of.
  expect([streams.begun(), streams.open()]).toEqual([1, 1]);

  await second.close();
  await expect.poll(() => streams.begun()).toBe(2);
  // All that has come so far is said now, and not along with what comes unseen.
  await look(first, "visible");
  await look(first, "hidden");
  await postNeed(owner, network, "Comes unseen", 1);
  await postNeed(owner, network, "And another", 2);
  await expect.poll(() => first.title()).toBe("(2) Holdfast");
  const sign = first.locator('link[rel="icon"]').first();
  await expect(sign).toHaveAttribute("href", /icon-news\.svg$/);
  await look(first, "visible");
  await expect(first.getByText("2 new needs").first()).toBeAttached();
  expect(await first.title()).toBe("Holdfast");
  await expect(sign).toHaveAttribute("href", /\/icon\.svg/);
  expect(streams.open()).toBe(1);

  const leaving = await first.context().newPage();
  await leaving.goto(`/n/${network.id}/settings`);
  await leaving.getByRole("button", { name: "Sign out on this device" }).click();
  await leaving.getByRole("button", { name: "Sign out, keep the keys here" }).click();
  for (const tab of [leaving, first]) await tab.waitForURL("/");
});

test("after a while without a line all that went by is there, once, and nothing jumps", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  for (let count = 1; count <= 12; count++) await postNeed(owner, network, `Ride number ${count}.`, count);
  const phone = await openPhone(network.member("Malik"));
  await expect(phone.getByRole("link", { name: "Needs 12" })).toBeVisible();
  await postNeed(owner, network, "Comes by itself.", 13);
  await expect(cardWith(phone, "Comes by itself.")).toHaveCount(1);

  const read = cardWith(phone, "Ride number 8.");
  await read.scrollIntoViewIfNeeded();
  const before = await topOf(read);
  await phone.context().setOffline(true);
  await expect(phone.getByText(noSignal)).toBeVisible();
  for (const [hours, note] of ["Soonest", "Second", "Third"].entries())
    await postNeed(owner, network, note, hours / 4);
  await owner`update needs set "left" = 0 where network_id = ${network.id} and id in
    (select id from needs where network_id = ${network.id} limit 1)`;
  const asked = watchBoards(phone);
  await phone.context().setOffline(false);
  // What came just before the line went may be said along with them: one thing is said of several changes.
  await expect(phone.getByText(/^[34] new needs/).first()).toBeVisible();
  await expect(phone.getByRole("link", { name: "Needs 16" })).toBeVisible();
  expect(Math.abs((await topOf(read)) - before)).toBeLessThan(2);
  for (const note of ["Soonest", "Second", "Third"]) await expect(cardWith(phone, note)).toHaveCount(1);
  await expect(phone.getByText(noSignal)).toHaveCount(0);
  expect(asked()).toBe(0);
});

const noSignal = /^No signal/;

/** How often the context's pages have begun a stream since now, and how many of these are still open. */
function watchStreams(context: BrowserContext) {
  const begun: Request[] = [];
  const ended = new Set<Request>();
  context.on("request", (request) => /\/changes(\?|$)/.test(request.url()) && begun.push(request));
  context.on("requestfinished", (request) => ended.add(request));
  context.on("requestfailed", (request) => ended.add(request));
  const isOpen = (request: Request) => !ended.has(request) && !request.frame().page().isClosed();
  return { begun: () => begun.length, open: () => begun.filter(isOpen).length };
}

/** How often the page has asked for a whole board since now. */
function watchBoards(phone: Page): () => number {
  let count = 0;
  phone.on("request", (request) => {
    if (request.method() === "GET" && request.url().endsWith("/board")) count += 1;
  });
  return () => count;
}

/** What a tab is told when another one comes to the front, or it comes there itself. */
async function look(phone: Page, state: "visible" | "hidden"): Promise<void> {
  await phone.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

async function postNeed(owner: postgres.Sql, network: RealNetwork, note: string, hours: number) {
  const { from, until } = tomorrow();
  const window = { from: new Date(+from + hours * hour), until: new Date(+until + hours * hour) };
  await postRealNeed(owner, network, { by: network.member("Ines"), window, note });
}
