import type { Page } from "@playwright/test";
import { foundRealNetwork } from "../test/real-network";
import { listKept } from "./list-kept";
import { expect, signInByWords, test } from "./phone";
import { cardWith } from "./screen";

test("after the first post the words are offered, and they sign another phone in", async ({ openPhone }) => {
  const rosa = await openPhone();
  await rosa.goto("/start");
  await rosa.getByRole("textbox", { name: "What should people call you?" }).fill("Rosa");
  await rosa.getByRole("textbox", { name: "What is your network called?" }).fill("Ward 7");
  await rosa.getByRole("button", { name: "Start the network" }).click();
  await rosa.getByRole("link", { name: "Post a need" }).click();
  await expect(rosa.getByText("Save your twelve words")).toHaveCount(0);
  await rosa.getByRole("link", { name: /^Food/ }).click();
  await rosa.getByRole("radio", { name: "Tomorrow" }).check();
  await rosa.getByRole("radio", { name: "Somewhere else" }).check();
  await rosa.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Soup for the night");
  await rosa.getByRole("button", { name: "Post a need" }).click();

  await expect(rosa.getByText("Save your twelve words")).toBeVisible();
  await rosa.getByRole("link", { name: "Show my words" }).click();
  const card = rosa.getByRole("list", { name: "Twelve words" }).getByRole("listitem");
  await expect(card).toHaveCount(12);
  const words = await card.allInnerTexts();
  const other = await openPhone();
  await signInByWords(other, words.map((word) => word.replace(/\W|\d/g, "")).join(" "));
  await expect(cardWith(other, "Soup for the night")).toContainText("Rosa");
  await expect(other.getByRole("banner")).toContainText("Ward 7");

  await rosa.getByRole("button", { name: "I have written them down" }).click();
  await rosa.getByRole("button", { name: "Yes, take them off" }).click();
  await expect(rosa.getByText("The words are not on this device")).toBeVisible();
  await rosa.getByRole("link", { name: "Board" }).click();
  await expect(cardWith(rosa, "Soup for the night")).toBeVisible();
  await expect(rosa.getByText("Save your twelve words")).toHaveCount(0);
});

test("wrong words are told which of them is wrong", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const { words } = network.member("Ines");
  const [first = "", second = "", ...others] = words.split(" ");
  const phone = await openPhone();
  await phone.goto("/sign-in");
  await tryWords(phone, "river");
  await expect(phone.getByText("That is one word. Twelve are needed.")).toBeVisible();
  await tryWords(phone, [first, "solidarity", ...others].join(" "));
  await expect(phone.getByText("Word 2, “solidarity”, is not in the list")).toBeVisible();
  await expect(phone.getByRole("textbox")).toBeFocused();
  await tryWords(phone, "abandon ".repeat(11).concat("about"));
  await expect(phone.getByText("No member has these words.")).toBeVisible();

  await tryWords(phone, `  ${first.toUpperCase()} ${second.slice(0, 4)}\n${others.join("  ")} `);
  await expect(phone.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
});

test("a phone that is signed out opens the network again by itself, or with words", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await expect.poll(() => listKept(ines)).toContain(`note:${network.id}:network-name`);
  await ines.getByRole("link", { name: "Settings" }).click();
  await ines.getByRole("button", { name: "Sign out on this device" }).click();
  await ines.getByRole("button", { name: "Sign out, keep the keys here" }).click();
  await ines.getByRole("link", { name: "Harbor House" }).click();
  await expect(ines.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();

  await ines.getByRole("link", { name: "Settings" }).click();
  await ines.getByRole("button", { name: "Sign out on this device" }).click();
  await ines.getByRole("button", { name: "Sign out and remove the keys" }).click();
  await expect(ines.getByRole("link", { name: "Start a network" })).toBeVisible();
  await ines.goto(`/n/${network.id}`);
  await expect(ines.getByRole("heading", { name: "This device has no keys for this network" })).toBeVisible();
  await expect(ines.getByRole("link", { name: "Sign in with your words" })).toBeVisible();
});

async function tryWords(phone: Page, words: string): Promise<void> {
  await phone.getByRole("textbox", { name: "Your twelve words" }).fill(words);
  await phone.getByRole("button", { name: "Sign in" }).click();
}

test("the words of one member ask before they take the place of another's keys", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const { words } = network.member("Ines");
  const phone = await openPhone(network.member("Malik"));
  await phone.goto("/sign-in");
  await tryWords(phone, words);
  const sheet = phone.getByRole("dialog", { name: "Somebody else's keys are here" });
  await expect(sheet.getByText("Their twelve words are not saved")).toHaveCount(0);
  await sheet.getByRole("button", { name: "Keep what is here" }).click();
  await expect(sheet).toBeHidden();
  await phone.goto(`/n/${network.id}/people`);
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Malik (you)");

  await phone.goto("/sign-in");
  await tryWords(phone, words);
  await sheet.getByRole("button", { name: "Go on with my words" }).click();
  await phone.waitForURL("/n/*");
  await phone.goto(`/n/${network.id}/people`);
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines (you)");
});
