import type { Page, Route } from "@playwright/test";
import { postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { cardWith, expectNoSidewaysScroll } from "./screen";

test("a name that somebody took on is marked where one is asked, and everybody reads of it", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Eve"] });
  const home = `/n/${network.id}`;
  await postRealOffer(owner, network, { by: network.member("Malik"), quantity: 3, note: "Gray van" });
  await postRealOffer(owner, network, { by: network.member("Eve"), quantity: 3, note: "Small car" });
  const malik = await openPhone(network.member("Malik"), { viewport: { width: 360, height: 740 } });
  await malik.goto(`${home}/people`);
  const people = malik.getByRole("list", { name: "People" });
  await expect(people).toContainText("Eve");
  await expect(people).not.toContainText("is called that, too");
  await people.getByText("Eve", { exact: true }).click();
  const why = malik.getByRole("textbox", { name: "Why?" });
  const eve = await openPhone(network.member("Eve"));
  await eve.goto(`${home}/settings`);
  const name = eve.getByRole("textbox", { name: "What people call you" });
  await expect(name).toHaveValue("Eve");
  await name.fill("Rоsа");
  const isPage = (url: URL) => url.pathname === `${home}/people` && url.searchParams.has("_rsc");
  let hold = () => {};
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const answer = async (route: Route) => {
    hold();
    await expect(why).toHaveValue(told);
    await route.continue();
  };
  await malik.route(isPage, answer, { times: 1 });
  await eve.getByRole("button", { name: "Save your name" }).click();
  await expect(eve.getByText("Saved").first()).toBeVisible();

  // Her row goes to another place beneath a sheet that was opened from it, and takes nothing along.
  await held;
  await malik.getByRole("button", { name: "Ask to remove" }).click();
  const answered = malik.waitForResponse((response) => isPage(new URL(response.url())));
  await why.fill(told);
  expect((await answered).status()).toBe(200);
  await expect(people.locator("summary").last()).toContainText("Rоsа");
  await expect(malik.locator("dialog:modal")).toHaveCount(1);
  await expect(why).toBeFocused();
  await malik.getByRole("button", { name: "Cancel" }).click();
  await expect(malik.getByRole("button", { name: "Ask to remove" })).toBeFocused();

  await eve.goto(home);
  await claim(eve, "Gray van");

  await malik.goto(`${home}/mine`);
  const ask = malik.getByRole("article").filter({ hasText: "asks you for this" });
  await expect(ask).toContainText("Make sure who this is");
  await expect(ask).toContainText("Somebody else here is called Rоsа, too.");
  await expect(ask).toContainText("Lately called “Eve”");
  await expect(ask).toContainText("Rosa vouches for this one.");
  await expectNoSidewaysScroll(malik);
  await malik.goto(home);
  await malik.getByRole("link", { name: /^Offers/ }).click();
  await cardWith(malik, "Small car").getByRole("button", { name: "Claim" }).click();
  await expect(malik.getByRole("dialog")).toContainText("Make sure who this is");

  await malik.goto(`${home}/people`);
  await expect(people.getByText("Somebody else here is called that, too")).toHaveCount(2);
  await expect(people.getByText("Lately called “Eve”")).toHaveCount(1);
  const ines = await openPhone(network.member("Ines"));
  await ines.goto(`${home}/people/log`);
  await expect(ines.getByRole("main")).toContainText("Rоsа changed their name from “Eve” to “Rоsа”");
});

async function claim(phone: Page, note: string): Promise<void> {
  await phone.getByRole("link", { name: /^Offers/ }).click();
  await cardWith(phone, note).getByRole("button", { name: "Claim" }).click();
  const sheet = phone.getByRole("dialog");
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("555 0199");
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(phone.getByText("Asked. Their answer comes here.").first()).toBeVisible();
}

const told = "She told the office who drives.";
