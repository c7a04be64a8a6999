import type { Page } from "@playwright/test";
import { foundRealNetwork } from "../test/real-network";
import { listKept } from "./list-kept";
import { expect, signInByWords, test } from "./phone";

test("signing out leaves nothing of this site on a phone that has nothing else of it", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Ines"));
  await expect.poll(() => listKept(phone)).toContain(`keycard:${network.id}`);
  expect(await leave(phone, network.id, "Sign out, keep the keys here")).toBe('"cache"');
  expect(await listKept(phone)).toContain(`keycard:${network.id}`);
  expect(await leave(phone, network.id)).toBe('"cache", "cookies", "storage"');
  expect(await listKept(phone)).toEqual([]);
  expect(await phone.context().cookies()).toEqual([]);
});

test("signing out of one network leaves another one's keys", async ({ owner, openPhone }) => {
  const [one, other] = [await foundRealNetwork(owner), await foundRealNetwork(owner, { name: "Ward 7" })];
  const phone = await openPhone(one.member("Ines"));
  await signInByWords(phone, other.member("Malik").words);
  await expect(phone.getByRole("banner")).toContainText("Ward 7");
  await expect.poll(() => listKept(phone)).toContain(`note:${other.id}:network-name`);
  expect(await leave(phone, one.id)).toBe('"cache"');
  expect(await listKept(phone)).not.toContain(`keycard:${one.id}`);
  await phone.getByRole("link", { name: "Ward 7" }).click();
  await phone.getByRole("link", { name: "People" }).click();
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Malik (you)");
});

test("signing out leaves what was begun elsewhere on the phone", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Ines"));
  const name = phone.getByRole("textbox", { name: "What should people call you?" });
  await phone.goto("/start");
  await name.fill("Ines again");
  await expect.poll(() => listKept(phone)).toContain("note:outside:draft:founding");
  expect(await leave(phone, network.id)).toBe('"cache"');
  await phone.goto("/start");
  await expect(name).toHaveValue("Ines again");
});

test("erasing oneself leaves nothing of this site on the phone, in no tab", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone(network.member("Ines"));
  const form = await phone.context().newPage();
  await form.goto(`/n/${network.id}/needs/new?kind=food`);
  await form.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Canary of a draft");
  const people = await phone.context().newPage();
  await people.goto(`/n/${network.id}/people/log`);
  await expect(people.getByRole("banner")).toContainText("Harbor House");
  await phone.goto(`/n/${network.id}/settings/leave`);
  await expect.poll(() => listKept(phone)).toContain(`note:${network.id}:network-name`);
  await expect.poll(async () => (await listKept(phone)).join()).toContain(`note:${network.id}:draft:`);
  await phone.getByRole("button", { name: "Erase me" }).click();
  const answer = phone.waitForResponse("**/erase-member");
  await phone.getByRole("button", { name: "Yes, erase me" }).click();
  expect((await (await answer).allHeaders())["clear-site-data"]).toBe('"cache", "cookies", "storage"');
  for (const tab of [phone, form, people]) {
    await tab.waitForURL("/");
    await expect(tab.getByRole("link", { name: "Start a network" })).toBeVisible();
  }
  expect(await listKept(phone)).toEqual([]);
  expect(await phone.context().cookies()).toEqual([]);
});

/** Signs out; gives what the answer told the browser to clear. */
async function leave(
  phone: Page,
  network: string,
  how = "Sign out and remove the keys",
): Promise<string | undefined> {
  await phone.goto(`/n/${network}/settings`);
  await phone.getByRole("button", { name: "Sign out on this device" }).click();
  const answer = phone.waitForResponse("**/sign-out");
  await phone.getByRole("button", { name: how }).click();
  const cleared = (await (await answer).allHeaders())["clear-site-data"];
  await expect(phone.getByRole("link", { name: "Start a network" })).toBeVisible();
  return cleared;
}
