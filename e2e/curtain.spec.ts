import type { Page } from "@playwright/test";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { listKept } from "./list-kept";
import { expect, test } from "./phone";
import { cardWith } from "./screen";

test("the curtain covers all of it and lifts with one tap", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  for (let index = 0; index < 8; index++) {
    await postRealNeed(owner, network, { by: network.member("Ines"), note: `Note ${index}` });
  }
  const phone = await openPhone(network.member("Malik"));
  const card = cardWith(phone, "Note 5");
  await card.scrollIntoViewIfNeeded();
  const scrolled = await phone.evaluate(() => window.scrollY);

  await phone.getByRole("button", { name: "Hide" }).dispatchEvent("click");
  await expectCovered(phone);
  await phone.keyboard.press("Escape");
  await phone.keyboard.press("Tab");
  await phone.keyboard.press("Tab");
  await expectCovered(phone);
  expect(await phone.evaluate(() => document.activeElement?.closest("main, nav, header"))).toBeNull();

  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(card).toBeInViewport();
  expect(await phone.evaluate(() => window.scrollY)).toBe(scrolled);
});

test("the curtain covers a sheet that is open", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"), {});
  await phone.clock.install();
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("button", { name: "Invite someone" }).first().click();
  await phone.getByRole("button", { name: "Show a code" }).click();
  await expect(phone.getByRole("textbox", { name: /link/i })).toBeVisible();
  await phone.clock.runFor(2 * 60_000);
  await expect(phone.getByRole("textbox", { name: /link/i })).toBeVisible();
  await phone.clock.runFor(2 * 60_000);
  await expectCovered(phone);
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(phone.getByRole("dialog", { name: "Invite someone" })).toBeVisible();
});

test("this device keeps when to hide", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  await phone.clock.install();
  await phone.goto(`/n/${network.id}/settings`);
  const choice = phone.getByRole("group", { name: "Hide the screen after" });
  await expect(choice.getByRole("radio", { name: "3 minutes" })).toBeChecked();
  await choice.getByRole("radio", { name: "1 minute" }).check();
  await expect.poll(() => listKept(phone)).toContain("quiet:hide-after");
  await phone.reload();
  await expect(choice.getByRole("radio", { name: "1 minute" })).toBeChecked();
  await phone.clock.runFor(70_000);
  await expectCovered(phone);
  await phone.getByRole("button", { name: "Continue" }).click();
  await choice.getByRole("radio", { name: "Never" }).check();
  await phone.clock.runFor(20 * 60_000);
  await expect(choice).toBeVisible();
});

test("a page in the background is blank, and covered after more than a glance", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Malik"));
  await phone.clock.install();
  await phone.goto(`/n/${network.id}/people`);
  const people = phone.getByRole("list", { name: "People" });
  await expect(people).toContainText("Ines");
  // From here on only this test lets time pass.
  await phone.clock.pauseAt(Date.now() + 60_000);
  await turn(phone, "hidden");
  await expect(people).toBeHidden();
  await phone.clock.runFor(5_000);
  await turn(phone, "visible");
  await expect(people).toBeVisible();
  await turn(phone, "hidden");
  await phone.clock.runFor(15_000);
  await turn(phone, "visible");
  await expectCovered(phone);
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(people).toContainText("Ines");
});

async function expectCovered(phone: Page): Promise<void> {
  await expect(phone.getByRole("button")).toHaveText(["Continue"]);
  for (const role of ["article", "listitem", "link", "textbox", "heading", "navigation", "main"] as const) {
    await expect(phone.getByRole(role)).toHaveCount(0);
  }
  expect(await phone.evaluate(() => document.body.innerText.trim())).toBe("Continue");
}

/** As when the phone's owner goes to another app and comes back. */
async function turn(phone: Page, state: "hidden" | "visible"): Promise<void> {
  await phone.evaluate((visibilityState) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: visibilityState });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
