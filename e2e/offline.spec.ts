import type { Page } from "@playwright/test";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { keepAnew, listKeptPages, readKept, untilKept } from "./kept-pages";
import { expect, signInByWords, test } from "./phone";
import { cardWith } from "./screen";
import { serveBeside } from "./serve-beside";

test.use({ serviceWorkers: "allow" });

test("without signal the everyday pages open, and nothing opened is kept", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const need = await postRealNeed(owner, network, { by: network.member("Ines"), note: "Canary of a note" });
  const phone = await openPhone(network.member("Malik"));
  const home = `/n/${network.id}`;
  const card = cardWith(phone, "Canary of a note");
  await expect(card).toContainText("Ines");
  await untilKept(phone, network.id, [`${home}/offers/new?kind=ride`, `/api${home}/board`, "/quiet.js"]);
  await phone.goto(`${home}/needs/${need}`);
  await expect(phone.getByRole("main")).toContainText("Canary of a note");
  await phone.goto(home);
  const kept = await readKept(phone);
  expect(kept).toContain(`data-member="${network.member("Malik").id}"`);
  expect(kept).not.toMatch(/Canary of a note|>Ines<|"Ines"|Harbor House/);

  await phone.context().setOffline(true);
  await phone.reload();
  await expect(card).toContainText("Ines");
  await expect(phone.getByText(/^No signal\. This is as of \d+:\d\d\s[ap]m\.$/)).toBeVisible();
  await expect(phone.getByRole("banner")).toContainText("Harbor House");
  // Never visited here.
  await phone.getByRole("link", { name: "Mine", exact: true }).click();
  await phone.waitForURL(`${home}/mine`);
  await expect(phone.getByRole("heading", { name: "Mine" })).toBeAttached();
  await phone.goto(`${home}/offers/new`);
  await phone.getByRole("link", { name: /^Ride/ }).click();
  await expect(phone.getByRole("button", { name: /^Post/ })).toBeVisible();
  await phone.goto(`${home}/needs/${need}`);
  await expect(phone.getByRole("main")).toContainText("Canary of a note");
  await phone.goto("/guide");
  await expect(phone.getByRole("heading", { name: "Guide" })).toBeVisible();

  await phone.goto(`${home}/people`);
  await expect(phone.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await phone.getByRole("link", { name: "Board" }).click();
  await expect(card).toBeVisible();
  await phone.context().setOffline(false);
  await expect(phone.getByText("No signal")).toHaveCount(0);
});

test("a server that is silent for long is not waited for", async ({ owner, openPhone, askedElsewhere }) => {
  const network = await foundRealNetwork(owner);
  const beside = await serveBeside({});
  try {
    const phone = await openPhone(null, { baseURL: beside.address });
    await signInByWords(phone, network.member("Malik").words);
    await untilKept(phone, network.id);
    process.kill(beside.pid, "SIGSTOP");
    await phone.reload();
    await expect(phone.getByText(/^This is as of \d+:\d\d\s[ap]m\.$/)).toBeVisible();
    const again = phone.getByRole("button", { name: "Load again" });
    await again.click();
    await expect(again).toHaveAttribute("aria-busy", "true");
    process.kill(beside.pid, "SIGCONT");
    await expect(phone.getByText("This is as of")).toHaveCount(0);
    await phone.context().close();
  } finally {
    process.kill(beside.pid, "SIGCONT");
    await beside.stop();
  }
  // Here the app is at another address.
  expect(askedElsewhere().filter((url) => !url.startsWith(beside.address))).toEqual([]);
});

test("what is kept is one member's, and stays when somebody is signed out", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const [malik, ines] = [network.member("Malik"), network.member("Ines")];
  const phone = await openPhone(malik);
  const home = `/n/${network.id}`;
  await untilKept(phone, network.id);

  // The page that lets one in stands at the same addresses.
  await phone.context().clearCookies();
  await keepAnew(phone, [home, `${home}/mine`, "/limits"]);
  const mine = () => phone.evaluate(async (path) => (await caches.match(path))?.text(), `${home}/mine`);
  expect(await mine()).toContain(`data-member="${malik.id}"`);

  await phone.goto("/sign-in");
  await phone.getByRole("textbox").fill(ines.words);
  await phone.getByRole("textbox").press("Tab");
  await phone.keyboard.press("Enter");
  await phone.getByRole("button", { name: "Go on with my words" }).click();
  await phone.waitForURL("/n/*");
  const names = async () => Object.keys(await listKeptPages(phone)).join();
  await expect.poll(names).toContain(ines.id);
  expect(await names()).not.toContain(malik.id);
  await untilKept(phone, network.id);
  await phone.context().setOffline(true);
  await phone.goto(`${home}/mine`);
  await expect(phone.locator(`[data-member="${ines.id}"]`)).toBeAttached();
  expect(await phone.content()).not.toContain(malik.id);
  await phone.context().setOffline(false);
  await phone.goto(home);
  await untilKept(phone, network.id);
  expect(await mine()).toContain(`data-member="${ines.id}"`);

  // No copy lives longer than what is over does in the network.
  await age(phone, [home, `${home}/mine`], 7);
  await stopWorkers(phone);
  await phone.goto("/guide");
  await expect.poll(async () => (await listKeptPages(phone))[await roomOf(phone)]).not.toContain(home);
  await phone.context().setOffline(true);
  await phone.goto(`${home}/mine`);
  await expect(phone.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await phone.context().setOffline(false);
  await phone.goto(home);

  // A device that the network does not know any more keeps none of its pages.
  await owner`delete from devices where network_id = ${network.id} and member_id = ${ines.id}`;
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "This device is not let in any more" })).toBeVisible();
  await expect.poll(names).not.toContain(network.id);
});

test("signing out leaves no kept pages and nobody to keep them", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  await untilKept(phone, network.id);
  await phone.goto(`/n/${network.id}/settings`);
  await phone.getByRole("button", { name: "Sign out on this device" }).click();
  await phone.getByRole("button", { name: "Sign out and remove the keys" }).click();
  await expect(phone.getByRole("link", { name: "Start a network" })).toBeVisible();
  const left = await phone.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return [...(await caches.keys()), ...registrations.map(({ scope }) => scope)];
  });
  expect(left).toEqual([]);
});

/** The name of the cache for the one network there is on this phone. */
async function roomOf(phone: Page): Promise<string> {
  const names = Object.keys(await listKeptPages(phone));
  return names.find((name) => name.startsWith("holdfast-kept:")) ?? "";
}

/** These pages were kept so many days ago. */
async function age(phone: Page, paths: readonly string[], days: number): Promise<void> {
  await phone.evaluate(
    async ([room, paths, days]) => {
      const cache = await caches.open(room);
      for (const path of paths) {
        const kept = await cache.match(path);
        const headers = new Headers(kept?.headers);
        headers.set("x-kept-at", String(Date.now() - days * 86_400_000));
        await cache.put(path, new Response(await kept?.text(), { headers }));
      }
    },
    [await roomOf(phone), paths, days] as const,
  );
}

/** As a browser does now and then with a worker that has nothing to do. */
async function stopWorkers(phone: Page): Promise<void> {
  const session = await phone.context().newCDPSession(phone);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}
