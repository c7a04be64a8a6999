import type { BrowserContext, Locator, Page, Route } from "@playwright/test";
import { countNeeds, postRealNeed, postRealOffer } from "../test/real-listings";
import { joinRealPair } from "../test/real-matches";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expect, signInByWords, test } from "./phone";
import { cardWith } from "./screen";

test("twenty writes without signal, in five tabs, arrive once each and in order", async ({
  owner,
  browser,
}) => {
  // A hundred presses, one after the other.
  test.slow();
  const network = await foundRealNetwork(owner);
  const [ines, malik] = [network.member("Ines"), network.member("Malik")];
  for (const note of ["First run", "Second run"]) await postRealOffer(owner, network, { by: malik, note });
  for (const note of ["Say yes", "Say no"])
    await joinRealPair(owner, network, { receiver: malik, helper: ines, note });
  await joinRealPair(owner, network, {
    receiver: malik,
    helper: ines,
    state: "confirmed",
    note: "Give back",
  });
  const edited = await postRealNeed(owner, network, { by: ines, category: "supply", note: "Old note" });
  const withdrawn = await postRealNeed(owner, network, {
    by: ines,
    category: "supply",
    note: "Not any more",
  });

  // Not `openPhone`: on a bad day browsers complain.
  const context = await browser.newContext();
  const board = await context.newPage();
  await signInByWords(board, ines.words);
  const [mine, form, edit, down] = await Promise.all(
    ["mine", "needs/new?kind=supply", `needs/${edited}/edit`, `needs/${withdrawn}/edit`].map((path) =>
      openTab(context, `/n/${network.id}/${path}`),
    ),
  );
  if (!mine || !form || !edit || !down) throw new Error("Five tabs are wanted.");
  await expect(edit.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue("Old note");
  // Once the keys are there: what the board keeps of how to be reached would be handed over unasked.
  await expect(sign(mine, "Say yes")).toContainText("Malik");
  await board.getByRole("link", { name: /^Offers \d/ }).click();
  await cardWith(board, "First run").waitFor();
  await loadSheetOf(board);

  await context.setOffline(true);
  const posts = Array.from({ length: 13 }, (_, index) => index + 1);
  for (const count of posts.slice(0, 7)) await post(form, count);
  for (const note of ["First run", "Second run"]) await claim(board, note);
  await sign(mine, "Say yes").getByRole("button", { name: "Yes, I'll do it" }).click();
  const yes = mine.getByRole("dialog", { name: "Say yes" });
  await yes.getByRole("textbox").fill("Canary call +1 312 555 0199");
  await yes.getByRole("button", { name: "Yes, I'll do it" }).click();
  await expect(sign(mine, "Say yes")).toContainText("Waits for signal");
  await sign(mine, "Say no").getByRole("button", { name: "No", exact: true }).click();
  await sign(mine, "Give back").getByRole("button", { name: "Give back" }).click();
  await mine.getByRole("dialog").getByRole("button", { name: "Give back" }).click();
  await expect(sign(mine, "Give back")).toContainText("Waits for signal");
  await edit.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Canary new note");
  await edit.getByRole("button", { name: "Save changes" }).click();
  await expect(edit.getByText("Kept, not sent yet")).toBeVisible();
  await down.getByRole("button", { name: "Take it down" }).click();
  await down.getByRole("button", { name: "Yes, take it down" }).click();
  await expect(down.getByText("Waits for signal").first()).toBeVisible();
  for (const count of posts.slice(7)) await post(form, count);
  await expect(form.getByText("20 things wait for signal")).toBeVisible();
  expect(await findKept(form, /canary/i)).toEqual([]);
  expect(await countEntries(form)).toBe(20);

  // A page can be had again, but nothing gets through.
  const line = watch(context, (_, verb) => (verb === "sign-in" ? "go" : "cut"));
  await context.setOffline(false);
  await mine.reload();
  await expect(mine.getByText("20 things wait for signal")).toBeVisible();
  await expect(mine.getByRole("region", { name: "Not sent yet" }).getByRole("article")).toHaveCount(13);

  // What a server may answer on a bad day: each once, to another write.
  const faults: Record<string, Fault> = { 2: "500", 4: "lost", 6: "401", 8: "stale-epoch", 11: "429" };
  await mine.getByRole("button", { name: "Look" }).click();
  const tryNow = mine.getByRole("button", { name: "Try now" });
  await tryNow.waitFor();
  line.judge = (nth) => faults[nth] ?? "go";
  // Not `click`: it waits for a button that stands still, while the outbox may be trying by itself.
  await tryNow.evaluate((button: HTMLButtonElement) => button.click());
  await expect(mine.getByText("Everything has been sent.")).toBeVisible();
  await expect(board.getByText("wait for signal")).toHaveCount(0);

  expect(line.most).toBe(1);
  expect(line.taken).toEqual([
    ...posts.slice(0, 7).map((count) => `post-need ${count}`),
    ...["claim-offer 1", "claim-offer 1", "confirm-match", "decline-match", "release-match"],
    ...["edit-need 1", "withdraw-need"],
    ...posts.slice(7).map((count) => `post-need ${count}`),
  ]);
  const needs =
    await owner`select quantity from needs where network_id = ${network.id} and author_id = ${ines.id}
    and origin = 'posted' and state = 'open' and id <> ${edited} order by quantity`;
  expect(needs.map(({ quantity }) => quantity)).toEqual(posts);
  const states = await owner`select state from matches where network_id = ${network.id} order by state`;
  expect(states.map(({ state }) => state)).toEqual(["asked", "asked", "confirmed", "declined", "released"]);
  await board.getByRole("link", { name: /^Needs \d/ }).click();
  await expect(cardWith(board, "Canary new note")).toHaveCount(1);
  await expect(cardWith(board, "Not any more")).toHaveCount(0);
  expect(await countEntries(board)).toBe(0);
  await context.close();
});

test("a tab that is closed while it sends leaves the rest to the next one", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  const context = ines.context();
  const form = await openTab(context, `/n/${network.id}/needs/new?kind=supply`);
  const asked = { times: 0 };
  await context.route("**/post-need", async (route) => {
    asked.times += 1;
    if (asked.times > 1) return route.continue();
    await route.fetch();
    await form.close();
  });
  const closed = form.waitForEvent("close");
  await fill(form, 1);
  await form.getByRole("button", { name: "Post a need" }).click();
  await closed;
  await ines.reload();
  await expect(ines.getByText("What waited has been sent.").first()).toBeVisible();
  expect(asked.times).toBe(2);
  expect(await countNeeds(owner, network)).toBe(1);
  expect(await countEntries(ines)).toBe(0);
});

test("what is refused stays, kindly, with what to do about it; what came after goes on", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Malik");
  const { window } = await postRealOffer(owner, network, { by, note: "Gray van" });
  await postRealOffer(owner, network, { by, note: "Blue van" });
  const ines = await openPhone(network.member("Ines"));
  const form = await openTab(ines.context(), `/n/${network.id}/needs/new?kind=supply`);
  await ines.getByRole("link", { name: /^Offers \d/ }).click();
  await loadSheetOf(ines);
  await ines.context().setOffline(true);
  await claim(ines, "Gray van");
  await post(form, 1);
  await post(form, 2);
  await owner`update offer_windows set "left" = 0 where id = ${window}`;
  const line = watch(ines.context(), (_, verb) => (verb === "post-need 1" ? "404" : "go"));
  await ines.context().setOffline(false);
  await expect(ines.getByText("2 things could not be sent", { exact: true })).toBeVisible();
  await expect.poll(() => line.taken).toEqual(["post-need 2"]);

  await ines.getByRole("button", { name: "Look" }).click();
  const list = ines.getByRole("dialog", { name: "Not sent yet" });
  const lost = list.getByRole("article").filter({ hasText: "Claim: Ride" });
  await expect(lost).toContainText("Somebody was quicker.");
  await expect(lost.getByRole("link", { name: /instead$/ })).toBeVisible();
  await lost.getByRole("button", { name: "Let it go" }).click();
  const wrong = list.getByRole("article").filter({ hasText: "Need: Supplies" });
  await expect(wrong).toContainText("This place is not here.");
  await wrong.getByRole("button", { name: "Open it in the form again" }).click();
  await expect(ines.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue("Canary 1");
  expect(await countEntries(ines)).toBe(0);
  line.judge = () => "go";
  await ines.getByRole("button", { name: "Post a need" }).click();
  await ines.waitForURL(/posted=/);
  expect(await countNeeds(owner, network)).toBe(2);
});

test("what waits can be taken back, also when it may have arrived", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  const form = await openTab(ines.context(), `/n/${network.id}/needs/new?kind=supply`);
  // Both tabs go on trying meanwhile.
  watch(ines.context(), (_, what) => (what === "withdraw-need" ? "go" : "lost"));
  await fill(form, 1);
  await form.getByRole("button", { name: "Post a need" }).click();
  await expect(form.getByText("Kept, not sent yet")).toBeVisible();
  await form.getByRole("button", { name: "Look" }).click();
  await form.getByRole("button", { name: "Take it back" }).click();
  await expect(form.getByText("Everything has been sent.")).toBeVisible();
  const needs = await owner`select state from needs where network_id = ${network.id}`;
  expect(needs.map(({ state }) => state)).toEqual(["withdrawn"]);
});

test("what waits goes with whoever signs out, and with whose keys are replaced", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  const line = watch(ines.context(), () => "cut");
  await keepOne(ines, network);
  await ines.goto(`/n/${network.id}/settings`);
  await ines.getByRole("button", { name: "Sign out on this device" }).click();
  await expect(ines.getByText("1 thing has not been sent yet").last()).toBeVisible();
  await ines.getByRole("button", { name: "Sign out, keep the keys here" }).click();
  await expect(ines.getByRole("link", { name: "Start a network" })).toBeVisible();
  expect(await countEntries(ines)).toBe(0);

  await keepOne(ines, network);
  await ines.goto("/sign-in");
  line.judge = () => "go";
  await ines.getByRole("textbox").fill(network.member("Malik").words);
  await ines.getByRole("textbox").press("Tab");
  await ines.keyboard.press("Enter");
  await ines.getByRole("button", { name: "Go on with my words" }).click();
  await expect(ines.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  expect(await countEntries(ines)).toBe(0);
  expect(await countNeeds(owner, network)).toBe(0);
});

test("what waits on a phone that is not let in any more can be copied, and no name is left there", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  const log = await openTab(ines.context(), `/n/${network.id}/people/log`);
  await expect(log.getByRole("banner")).toContainText("Harbor House");
  const line = watch(ines.context(), () => "cut");
  await keepOne(ines, network);
  await owner`delete from members where id = ${network.member("Ines").id}`;
  line.judge = () => "go";
  await ines.evaluate(() => dispatchEvent(new Event("online")));
  const out = "This device is not let in any more";
  await expect(ines.getByRole("heading", { level: 1, name: out })).toBeVisible();
  const unsent = ines.getByRole("region", { name: "Never sent" });
  await expect(unsent.getByRole("listitem")).toContainText("Need: Supplies");
  await expect(unsent.getByRole("listitem")).toContainText("Canary 1");
  await expect(unsent.getByRole("button", { name: "Copy" })).toBeVisible();

  // So does a page that shows nothing which changes, once it is known that the session is over.
  await owner`update networks set version = version + 1 where network_id = ${network.id}`;
  await expect(log.getByRole("heading", { level: 1, name: out })).toBeVisible();
  await expect(log.getByText("Harbor House")).toHaveCount(0);
  await ines.goto("/");
  await expect(ines.getByRole("list", { name: "Networks on this device" })).not.toContainText("Harbor House");
  await ines.goto(`/n/${network.id}`);
  await ines.getByRole("button", { name: "Take the keys off this device" }).click();
  await ines.getByRole("button", { name: "Take them off" }).click();
  await ines.waitForURL("/");
  expect(await countEntries(ines)).toBe(0);
});

/** Leaves one need waiting. */
async function keepOne(phone: Page, network: RealNetwork): Promise<void> {
  await phone.goto(`/n/${network.id}/needs/new?kind=supply`);
  await fill(phone, 1);
  await phone.getByRole("button", { name: "Post a need" }).click();
  await expect(phone.getByText("Kept, not sent yet")).toBeVisible();
}

type Fault = "go" | "cut" | "lost" | "401" | "404" | "429" | "500" | "stale-epoch";

/**
 * Stands between a browser and the server: `judge` says what becomes of the nth write, and what it is. `taken` are those
 * that came to an end with a yes, `most` how many were under way at once.
 */
function watch(context: BrowserContext, judge: (nth: number, what: string) => Fault) {
  const line = { judge, taken: [] as string[], most: 0 };
  let [nth, now] = [0, 0];
  const verbs =
    /\/api\/n\/[^/]+\/((?:post|edit|withdraw)-need|claim-offer|(?:confirm|decline|release)-match)$/;
  context.route(verbs, async (route) => {
    const [, verb = ""] = verbs.exec(route.request().url()) ?? [];
    const { quantity } = route.request().postDataJSON() as { quantity?: number };
    const what = quantity === undefined ? verb : `${verb} ${quantity}`;
    const fault = line.judge(nth + 1, what);
    if (fault !== "cut") nth += 1;
    now += 1;
    line.most = Math.max(line.most, now);
    const isTaken = await carryOut(route, fault).finally(() => {
      now -= 1;
    });
    if (isTaken) line.taken.push(what);
  });
  return line;
}

async function carryOut(route: Route, fault: Fault): Promise<boolean> {
  if (fault === "cut") return route.abort("internetdisconnected").then(() => false);
  if (fault === "lost")
    return route
      .fetch()
      .then(() => route.abort("internetdisconnected"))
      .then(() => false);
  if (fault === "500") return route.fulfill({ status: 500, body: "<p>Oh no" }).then(() => false);
  if (fault !== "go") {
    const reasons = { 401: "signed-out", 404: "not-found", 429: "too-many", "stale-epoch": "stale-epoch" };
    const message = "This place is not here.";
    const status = fault === "stale-epoch" ? 409 : Number(fault);
    const headers: Record<string, string> = status === 429 ? { "retry-after": "1" } : {};
    const json = { ok: false, reason: reasons[fault], message };
    return route.fulfill({ status, headers, json }).then(() => false);
  }
  const response = await route.fetch();
  await route.fulfill({ response });
  return response.ok();
}

async function openTab(context: BrowserContext, address: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(address);
  return tab;
}

async function fill(form: Page, count: number): Promise<void> {
  // The place is as last time from the second one on.
  if (count === 1) await form.getByRole("radio", { name: "Gate 4" }).check();
  await form.getByRole("spinbutton", { name: "How many?" }).fill(String(count));
  if (count === 1) await form.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Canary 1");
}

/** Posts a need without signal, so many of it, and leaves an empty form behind. */
async function post(form: Page, count: number): Promise<void> {
  await fill(form, count);
  await form.getByRole("button", { name: "Post a need" }).click();
  await form.getByRole("button", { name: "Write another one" }).click();
}

/** The sheet in which one claims comes after the page, and takes a line. */
async function loadSheetOf(board: Page): Promise<void> {
  await board.getByRole("button", { name: "Claim" }).first().click();
  await board.getByRole("dialog").getByRole("textbox").fill("Canary bell 3");
  await board.getByRole("dialog").getByRole("button", { name: "Close" }).click();
}

async function claim(board: Page, note: string): Promise<void> {
  await cardWith(board, note).getByRole("button", { name: "Claim" }).click();
  await board.getByRole("dialog").getByRole("button", { name: "Claim", exact: true }).click();
  await expect(cardWith(board, note)).toContainText("Waits for signal");
}

/** The match on the page "Mine" that says this. */
function sign(mine: Page, note: string): Locator {
  return mine.getByRole("article").filter({ hasText: note });
}

/** How many things wait in this browser. */
async function countEntries(page: Page): Promise<number> {
  const kept = await readKept(page);
  return kept.filter(([key]) => key.startsWith("outbox:")).length;
}

/** What in this browser's storage says something like this, in whatever it is written. */
async function findKept(page: Page, text: RegExp): Promise<string[]> {
  const kept = await readKept(page);
  return kept.flatMap(([key, ...values]) => (values.some((value) => text.test(value)) ? [key] : []));
}

/** All that this browser keeps: each key, with all texts and bytes under it, the bytes as 8-bit and as 16-bit text. */
function readKept(page: Page): Promise<[string, ...string[]][]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const textsIn = (value: unknown): string[] => {
      if (typeof value === "string") return [value];
      if (value instanceof Uint8Array)
        return ["latin1", "utf-16le"].map((label) => new TextDecoder(label).decode(value));
      if (typeof value !== "object" || value === null || value instanceof CryptoKey) return [];
      return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
    };
    const kept: [string, ...string[]][] = Object.entries(localStorage);
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const each of database.objectStoreNames) {
        const store = database.transaction(each).objectStore(each);
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        for (const [index, key] of keys.entries()) kept.push([String(key), ...textsIn(values[index])]);
      }
      database.close();
    }
    return kept;
  });
}
