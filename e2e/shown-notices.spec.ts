import type { Page } from "@playwright/test";
import { launchOptions } from "../test/browser";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { away, expectNothingOfUs } from "./quick-exit";
import { baseUrl, foundAttacked } from "./two-networks";

// A headless shell shows none.
test.use({ launchOptions: launchOptions(), serviceWorkers: "allow" });

test("what is pushed is shown, and what comes again takes its place", async ({ owner, openPhone }) => {
  const { network } = await foundAttacked(owner);
  const phone = await openPhone(network.member("Magnus"), { permissions: ["notifications"] });
  await phone.goto(`/n/${network.id}/settings/notices`);
  await expect(phone.getByRole("button", { name: "Tell this device" })).toBeVisible();
  await push(phone, JSON.stringify({ title: "Something changed", tag: "one" }).padEnd(160));
  await push(phone, JSON.stringify({ title: "Something changed", tag: "one" }).padEnd(160));
  await expect.poll(() => shownOn(phone)).toEqual(["Something changed"]);
});

test("quick exit takes along the other tabs, what lies behind them, and notices", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { name: "Harbor House" });
  const phone = await openPhone(network.member("Malik"));
  const context = phone.context();
  await context.grantPermissions(["notifications"]);
  const [people, elsewhere] = [await context.newPage(), await context.newPage()];
  await people.goto(`/n/${network.id}/people`);
  await expect(people.getByRole("list", { name: "People" })).toContainText("Ines");
  await elsewhere.goto(`/n/${network.id}/mine`);
  await elsewhere.goto("about:blank");
  await phone.evaluate(async () => (await navigator.serviceWorker.ready).showNotification("Holdfast"));
  expect(await shownOn(phone)).toEqual(["Holdfast"]);

  await phone.getByRole("button", { name: "Quick exit" }).click();
  await Promise.all([phone.waitForURL(away), people.waitForURL(away)]);
  for (const tab of [phone, people]) await expectNothingOfUs(tab);
  for (const tab of [people, elsewhere]) {
    await tab.goBack();
    await expect(tab).toHaveURL(/\/away\??$|^about:blank$/);
    if (tab.url() !== "about:blank") await expectNothingOfUs(tab);
  }
  await expect(elsewhere).toHaveURL(away);

  // Whoever opens it again somewhere does not open the others with it.
  await phone.goto(`/n/${network.id}`);
  await expect.poll(() => shownOn(phone)).toEqual([]);
  await people.goto(`/n/${network.id}/people`);
  await people.goto(`/n/${network.id}/settings`);
  await people.goBack();
  await expect(people.getByRole("list", { name: "People" })).toContainText("Ines");
});

/** As a push service would hand it to the browser. */
async function push(phone: Page, data: string): Promise<void> {
  const session = await phone.context().newCDPSession(phone);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  const registrationId = await registered;
  await session.send("ServiceWorker.deliverPushMessage", { origin: baseUrl(), registrationId, data });
  await session.detach();
}

/** The titles of the notices that the phone shows of this app. */
function shownOn(phone: Page): Promise<string[]> {
  return phone.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title }) => title);
  });
}
