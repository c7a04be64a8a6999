import type { Page } from "@playwright/test";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { expectKeptFrom, rememberRequests } from "./fragment";
import { expect, test } from "./phone";
import { expectNoSidewaysScroll } from "./screen";
import { baseUrl } from "./two-networks";

test("a second phone comes in by a code, once, and both show what the other is called", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const invited = rememberRequests(rosa);
  const link = await showCode(rosa, network);
  const second = await openPhone();
  const sent = rememberRequests(second);
  await second.goto(link);
  await expect(second.getByRole("heading", { name: "Add this phone" })).toBeVisible();
  await expect(second.getByText("as Rosa in Harbor House")).toBeVisible();
  expect(second.url()).toBe(link.split("#")[0]);
  await second.getByRole("button", { name: "Add", exact: true }).click();
  await expect(second.getByRole("banner")).toContainText("Harbor House");
  await expect(rosa.getByText(/^Added: Chrome on /).first()).toBeVisible();
  await rosa.getByRole("button", { name: "Done" }).click();

  const late = await openPhone();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This code is over" })).toBeVisible();

  await second.goto(`/n/${network.id}/people`);
  await expect(second.getByRole("list", { name: "People" })).toContainText("Rosa (you)");
  const name = "Rosa’s <img src=x onerror=alert(1)> tablet";
  await second.goto(`/n/${network.id}/settings/devices`);
  await devicesOf(second)
    .getByRole("listitem")
    .filter({ hasText: /This device ·/ })
    .getByRole("button")
    .click();
  await second.getByRole("textbox", { name: "Name of the device" }).fill(name);
  await second.getByRole("button", { name: "Save the name" }).click();
  await expect(devicesOf(second)).toContainText(name);
  await rosa.reload();
  await expect(devicesOf(rosa)).toContainText(name);
  await expectNoSidewaysScroll(rosa);
  const labels =
    await owner`select label from devices where network_id = ${network.id} and label is not null`;
  expect(labels.map(({ label }) => label.toString("latin1")).join()).not.toContain("tablet");
  await expectKeptFrom(link, second, sent, "peek-invite");
  await expectKeptFrom(link, rosa, invited, "create-invite");
});

test("of two phones that take the same code at once, one comes in", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const link = await showCode(rosa, network);
  const before = await countDevices(network);
  const phones = await Promise.all([openPhone(), openPhone()]);
  for (const phone of phones) {
    await phone.goto(link);
    await expect(phone.getByRole("button", { name: "Add", exact: true })).toBeVisible();
  }
  await Promise.all(phones.map((phone) => phone.getByRole("button", { name: "Add", exact: true }).click()));
  const late = (phone: Page) => phone.getByText("This invitation has been used or has run out.");
  await expect
    .poll(async () => (await Promise.all(phones.map((phone) => late(phone).count()))).sort())
    .toEqual([0, 1]);
  await expect.poll(() => countDevices(network)).toBe(before + 1);

  async function countDevices({ id }: RealNetwork): Promise<number> {
    return (await owner`select from devices where network_id = ${id}`).length;
  }
});

test("a device that is ended is out, says so, and comes back by a new code", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const [rosa, second] = [await openPhone(network.member("Rosa")), await openPhone()];
  await second.goto(await showCode(rosa, network));
  await second.getByRole("button", { name: "Add", exact: true }).click();
  await expect(rosa.getByText(/^Added: /).first()).toBeVisible();
  await rosa.getByRole("button", { name: "Done" }).click();
  const unnamed = devicesOf(rosa).getByRole("listitem").filter({ hasText: "A device without a name" });
  await expect(unnamed).toHaveCount(1);

  await rosa.getByRole("button", { name: "Sign out all others" }).click();
  await expect(rosa.getByText("The 2 others are signed out at once.")).toBeVisible();
  await rosa.getByRole("button", { name: "Yes, sign out all others" }).click();
  await expect(devicesOf(rosa).getByRole("listitem")).toHaveCount(1);
  await expect(devicesOf(rosa)).toContainText("This device");
  await expect(signIn(baseUrl(), network, network.member("Rosa"))).rejects.toThrow();
  await second.reload();
  await expect(second.getByRole("heading", { name: "This device is not let in any more" })).toBeVisible();

  await second.goto(await showCode(rosa, network));
  await second.getByRole("button", { name: "Add", exact: true }).click();
  await expect(second.getByRole("banner")).toContainText("Harbor House");
  await expect(rosa.getByText(/^Added: /).first()).toBeVisible();
  await rosa.getByRole("button", { name: "Done" }).click();
  await rosa.getByRole("button", { name: "Sign it out" }).click();
  await rosa.getByRole("button", { name: "Yes, sign it out" }).click();
  await expect(devicesOf(rosa).getByRole("listitem")).toHaveCount(1);
});

test("a code brings nobody's keys over another member's, and is over when its time is", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [rosa, malik] = [await openPhone(network.member("Rosa")), await openPhone(network.member("Malik"))];
  const link = await showCode(rosa, network);
  await malik.goto(link);
  await expect(malik.getByRole("heading", { name: "Somebody else’s keys are on this phone" })).toBeVisible();
  await rosa.getByRole("button", { name: "Close" }).first().click();
  await expect
    .poll(async () => (await owner`select from invites where network_id = ${network.id}`).length)
    .toBe(0);

  const second = await showCode(rosa, network);
  await owner`update invites set expires_at = now() where network_id = ${network.id}`;
  const late = await openPhone();
  await late.goto(second);
  await expect(late.getByRole("heading", { name: "This code is over" })).toBeVisible();
});

test("a phone that gives up its keys goes from the list", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const listed = () => owner`select from devices where network_id = ${network.id}`;
  const before = (await listed()).length;
  await rosa.goto(`/n/${network.id}/settings`);
  await rosa.getByRole("button", { name: "Sign out on this device" }).click();
  await rosa.getByRole("button", { name: "Sign out and remove the keys" }).click();
  await rosa.waitForURL("/");
  expect(await listed()).toHaveLength(before - 1);
});

function devicesOf(phone: Page) {
  return phone.getByRole("list", { name: "Your devices" });
}

/** On the first phone: shows a code for another one, and gives its link. */
async function showCode(phone: Page, network: RealNetwork): Promise<string> {
  await phone.goto(`/n/${network.id}/settings/devices`);
  await phone.getByRole("button", { name: "Add another phone" }).click();
  await expect(phone.getByRole("timer")).toContainText(/^(2:00|1:\d\d) left$/);
  return phone.getByRole("textbox", { name: "Link" }).inputValue();
}
