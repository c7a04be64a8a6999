import type { Page } from "@playwright/test";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { cardWith, choose } from "./screen";
import { untilTakenOver } from "./wait-for-code";

test("what is typed and chosen before the page's code is there is what is posted", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  const letCodeCome = await holdCode(ines);
  await ines.goto(`/n/${network.id}/needs/new?kind=food`, { waitUntil: "commit" });
  await ines.getByRole("radio", { name: "Tomorrow" }).check();
  await ines.getByRole("combobox", { name: "From" }).selectOption("6:30 am");
  await ines.getByRole("spinbutton", { name: "How many?" }).fill("9");
  await ines.getByRole("checkbox", { name: "Vegan" }).check();
  await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("For the early shift");
  letCodeCome();
  await choose(ines, "Where?", "Gate 4");
  await ines.getByRole("button", { name: "Post a need" }).click();
  const card = cardWith(ines, "For the early shift");
  await expect(card).toContainText("9 portions · Vegan");
  await expect(card).toContainText("Tomorrow 6:30");
});

test("words that were typed and sent before the page's code was there are still there", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const phone = await openPhone();
  const letCodeCome = await holdCode(phone);
  await phone.goto("/sign-in", { waitUntil: "commit" });
  await phone.getByRole("textbox", { name: "Your twelve words" }).fill(network.member("Ines").words);
  const enter = phone.getByRole("button", { name: "Sign in" });
  await enter.click();
  letCodeCome();
  await untilTakenOver(phone);
  await enter.click();
  await expect(phone.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
});

/** From now on no code comes to this phone until it is let. */
async function holdCode(phone: Page): Promise<() => void> {
  let letCome = () => {};
  const held = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await phone.route(/\/_next\/static\/chunks\/.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letCome;
}
