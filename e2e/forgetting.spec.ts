import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { cardWith } from "./screen";

test("one's own data comes along as a file that can be read", async ({ owner, openPhone }) => {
  const network = await foundSmall(owner);
  const ines = await openPhone(network.member("Ines"));
  await leave(ines, network.id);
  const download = ines.waitForEvent("download");
  await ines.getByRole("button", { name: "Save my data" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(file.me.name).toBe("Ines");
  expect(file.needs).toHaveLength(1);
  expect(file.needs[0]).toMatchObject({ category: "ride", note: "To the clinic", quantity: 1 });
});

test("somebody erases themselves, and nothing of theirs stays", async ({ owner, openPhone }) => {
  const network = await foundSmall(owner);
  const [ines, rosa] = [await openPhone(network.member("Ines")), await openPhone(network.member("Rosa"))];
  await expect(cardWith(rosa, "To the clinic")).toBeVisible();
  await leave(ines, network.id);
  await ines.getByRole("button", { name: "Erase me" }).click();
  const sheet = ines.getByRole("dialog", { name: "Erase yourself" });
  await sheet.getByRole("button", { name: "Cancel" }).click();
  await ines.getByRole("button", { name: "Erase me" }).click();
  await sheet.getByRole("button", { name: "Yes, erase me" }).click();
  await ines.waitForURL("/");

  const { id } = network.member("Ines");
  expect(await owner`select from members where id = ${id}`).toHaveLength(0);
  expect(await owner`select from needs where author_id = ${id}`).toHaveLength(0);
  await ines.goto(`/n/${network.id}`);
  await expect(ines.getByRole("link", { name: /words/ })).toBeVisible();
  await rosa.reload();
  await expect(rosa.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(cardWith(rosa, "To the clinic")).toHaveCount(0);
});

test("two people burn a network; within the minute it can be kept", async ({ owner, openPhone }) => {
  const network = await foundSmall(owner);
  const [ines, rosa] = [await openPhone(network.member("Ines")), await openPhone(network.member("Rosa"))];
  await leave(ines, network.id);
  await ines.getByRole("button", { name: "Burn the network" }).click();
  await ines.getByRole("button", { name: "Ask to burn it" }).click();
  await expect(ines.getByText("It waits for a second person to agree.")).toBeVisible();
  await expect(ines.getByRole("button", { name: "Agree and burn it" })).toHaveCount(0);

  await rosa.reload();
  await expect(rosa.getByText("Ines asks to burn this network")).toBeVisible();
  await burn(rosa);
  await expect(rosa.getByText(/seconds? left/)).toBeVisible();
  await rosa.getByRole("button", { name: "Keep the network" }).click();
  await expect(rosa.getByText("This network is about to be deleted")).toHaveCount(0);
  await expect(cardWith(rosa, "To the clinic")).toBeVisible();

  await leave(ines, network.id);
  await ines.getByRole("button", { name: "Burn the network" }).click();
  await ines.getByRole("button", { name: "Ask to burn it" }).click();
  await expect(ines.getByText("It waits for a second person to agree.")).toBeVisible();
  await rosa.reload();
  await burn(rosa);
  await expect(rosa.getByText(/seconds? left/)).toBeVisible();
  // Much of the minute is over; a page still hears how much is left.
  await owner`update networks set burn_at = now() + interval '25 seconds', version = version + 1
    where network_id = ${network.id}`;
  await ines.goto(`/n/${network.id}`);
  await expect(ines.getByRole("heading", { level: 1, name: "This network was burned" })).toBeVisible();
  await ines.goto("/");
  await expect(ines.getByRole("link", { name: "Start a network" })).toBeVisible();
  await expect(ines.getByRole("list", { name: "Networks on this device" })).toHaveCount(0);
  await ines.goto(`/n/${network.id}`);
  await expect(ines.getByRole("link", { name: /words/ })).toBeVisible();
  expect(await owner`select from networks where network_id = ${network.id}`).toHaveLength(0);
  expect(await owner`select from needs where network_id = ${network.id}`).toHaveLength(0);
});

async function leave(phone: Page, network: string): Promise<void> {
  await phone.goto(`/n/${network}/settings`);
  await phone.getByRole("link", { name: "Leave no trail" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "Leave no trail" })).toBeVisible();
}

async function burn(phone: Page): Promise<void> {
  await phone.getByRole("button", { name: "Agree and burn it" }).click();
  const sheet = phone.getByRole("dialog", { name: "Agree and burn it" });
  await sheet.getByRole("button", { name: "Yes, burn it" }).click();
}

async function foundSmall(owner: postgres.Sql) {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Ines"] });
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "To the clinic" });
  return network;
}
