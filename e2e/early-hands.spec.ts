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
  await phone.waitForLoadState();
  await untilTakenOver(phone);
  await enter.click();
  await expect(phone.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
});

test("what is pressed before the keys have opened is done once they have", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  await owner`update members set duty_until = today_in(network_id) - 1 where id = ${network.member("Rosa").id}`;
  const ines = await openPhone(network.member("Ines"));
  await holdKeys(ines);
  await ines.goto(`/n/${network.id}`);
  await ines.getByRole("button", { name: "Take it up" }).click();
  await expect(ines.getByRole("button", { name: "Working…" })).toBeVisible();
  await ines.evaluate(() => Reflect.get(window, "openKeys")());
  await expect(ines.getByText("You would take it up.")).toBeVisible();
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

/** From now on the keys on this phone do not come out on a page before `openKeys` is called there. */
async function holdKeys(phone: Page): Promise<void> {
  await phone.addInitScript(() => {
    const { get } = IDBObjectStore.prototype;
    const opened = new Promise((open) => Reflect.set(window, "openKeys", open));
    IDBObjectStore.prototype.get = function (key) {
      const asked = get.call(this, key);
      if (!String(key).startsWith("keycard:")) return asked;
      const late = { result: null, onsuccess() {} };
      asked.onsuccess = () => opened.then(() => Object.assign(late, { result: asked.result }).onsuccess());
      return late as unknown as IDBRequest;
    };
  });
}
