import type postgres from "postgres";
import { hour } from "@/domain/window";
import { tomorrow } from "../test/factory";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, expectNoSidewaysScroll, topOf } from "./screen";

test("filters say what they would show, live in the address, and go back step by step", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [ines, malik] = [network.member("Ines"), network.member("Malik")];
  await postRealNeed(owner, network, { by: ines, note: "To the hearing" });
  await postRealNeed(owner, network, { by: malik, category: "food", note: "Soup for the gate" });
  await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van" });
  const phone = await openPhone(ines);
  const cards = boardOf(phone).getByRole("article");
  await expect(cards).toHaveCount(2);
  await phone.getByRole("combobox", { name: "Kind" }).selectOption("Food (1)");
  await expect(cards).toHaveText([/Soup for the gate/]);
  await phone.getByRole("link", { name: "Offers 0" }).click();
  await expect(phone.getByRole("heading", { name: "No offer fits this filter" })).toBeVisible();
  await phone.getByRole("link", { name: "Show all" }).click();
  await expect(cards).toHaveText([/Gray van/]);

  await phone.goBack();
  await phone.goBack();
  await expect(cards).toHaveText([/Soup for the gate/]);
  await phone.reload();
  await expect(cards).toHaveText([/Soup for the gate/]);
  await phone.goBack();
  await expect(cards).toHaveCount(2);
  await phone.getByRole("button", { name: "Mine (1)" }).click();
  await expect(cards).toHaveText([/To the hearing/]);
  await expect(phone).toHaveURL(/\?mine=1$/);
});

test("a long board comes as one scrolls, and nothing jumps when somebody posts", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const notes = Array.from({ length: 90 }, (_, index) => `Ride number ${index + 1}.`);
  for (const [index, note] of notes.entries()) await postNeed(owner, network, note, index + 1);
  const phone = await openPhone(network.member("Malik"));
  await expect(cardWith(phone, "Ride number 1.")).toBeVisible();
  await expect(cardWith(phone, "Ride number 90.")).toHaveCount(0);
  const middle = cardWith(phone, "Ride number 45.");
  await expect(async () => {
    await boardOf(phone).getByRole("article").last().scrollIntoViewIfNeeded();
    await expect(middle).toHaveCount(1, { timeout: 100 });
  }).toPass();
  await middle.scrollIntoViewIfNeeded();
  const before = await topOf(middle);

  await postNeed(owner, network, "Soonest of all.", 0);
  await lookAgain(phone);
  await expect(phone.getByText("1 new need").first()).toBeVisible();
  expect(Math.abs((await topOf(middle)) - before)).toBeLessThan(2);
  await phone.getByRole("button", { name: "Show", exact: true }).click();
  await expect(cardWith(phone, "Soonest of all.")).toBeInViewport();
  await expectNoSidewaysScroll(phone);
});

test("without a signal the board stays and says how old it is", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  await postNeed(owner, network, "To the hearing", 0);
  const phone = await openPhone(network.member("Malik"));
  await expect(phone.getByRole("link", { name: "Needs 1" })).toBeVisible();
  await expect(phone.getByRole("combobox", { name: "Kind" })).toContainText("Ride (1)");
  await phone.context().setOffline(true);
  await lookAgain(phone);
  await expect(phone.getByText(/^No signal. This is as of \d+:\d\d\s[ap]m\.$/)).toBeVisible();
  await expect(cardWith(phone, "To the hearing")).toBeVisible();
  await phone.context().setOffline(false);
  await expect(phone.getByText("No signal")).toHaveCount(0);
});

async function postNeed(owner: postgres.Sql, network: RealNetwork, note: string, hours: number) {
  const { from, until } = tomorrow();
  const window = { from: new Date(+from + hours * hour), until: new Date(+until + hours * hour) };
  await postRealNeed(owner, network, { by: network.member("Ines"), window, note });
}
