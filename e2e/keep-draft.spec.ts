import type { Page } from "@playwright/test";
import { countNeeds } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { cardWith, choose } from "./screen";

test("what was typed outlives a reload and the way back", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await ines.getByRole("link", { name: "Post a need" }).click();
  await ines.getByRole("link", { name: /^Childcare/ }).click();
  await choose(ines, "Where?", "Union hall");
  await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Twins, five years old");
  await ines.goBack();
  await expect(ines.getByRole("heading", { name: "What kind?" })).toBeVisible();
  await ines.goBack();
  await expect(ines.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await ines.goForward();
  await ines.goForward();
  await expectTypedBefore(ines);
  await ines.reload();
  await expectTypedBefore(ines);

  await ines.getByRole("button", { name: "Start over" }).click();
  await expect(ines.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue("");
});

test("without a signal it is kept, and sent once when there is one", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await startRide(ines);
  await fillRide(ines, "By the north fence");
  await ines.context().setOffline(true);
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(ines.getByText("Kept, not sent yet")).toBeVisible();
  expect(await countNeeds(owner, network)).toBe(0);
  await ines.getByRole("button", { name: "Write another one" }).click();
  await expect(ines.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue("");
  await ines.context().setOffline(false);
  await expect(ines.getByText("What waited has been sent.").first()).toBeVisible();
  expect(await countNeeds(owner, network)).toBe(1);
});

test("what a device cannot keep stays in the form until there is a signal", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await startRide(ines);
  await fillRide(ines, "By the east fence");
  await ines.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      if (String(key).startsWith("outbox:")) throw new DOMException("Full", "QuotaExceededError");
      return put.call(this, value, key);
    };
  });
  await ines.context().setOffline(true);
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(ines.getByText("You are offline")).toBeVisible();
  await expect(ines.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue(
    "By the east fence",
  );
  await ines.context().setOffline(false);
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(cardWith(ines, "By the east fence")).toBeVisible();
  expect(await countNeeds(owner, network)).toBe(1);
});

test("an answer that got lost on its way does not make a second need", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await startRide(ines);
  await fillRide(ines, "By the south fence");
  const [bodies, stop] = [[] as (string | null)[], new AbortController()];
  await ines.route("**/post-need", async (route) => {
    bodies.push(route.request().postData());
    await route.fetch();
    await (stop.signal.aborted ? route.fallback() : route.abort("internetdisconnected"));
  });
  await ines.getByRole("button", { name: "Post a need" }).dblclick();
  await expect(ines.getByText("Kept, not sent yet")).toBeVisible();
  expect(await countNeeds(owner, network)).toBe(1);
  stop.abort();
  await expect(ines.getByText("What waited has been sent.").first()).toBeVisible();
  expect(new Set(bodies).size).toBe(1);
  expect(await countNeeds(owner, network)).toBe(1);
});

async function startRide(phone: Page): Promise<void> {
  await phone.getByRole("link", { name: "Post a need" }).click();
  await phone.getByRole("link", { name: /^Ride/ }).click();
}

async function fillRide(phone: Page, note: string): Promise<void> {
  await phone.getByRole("radio", { name: "Tomorrow" }).check();
  await choose(phone, "Where?", "Gate 4");
  await choose(phone, "To where?", "Union hall");
  await phone.getByRole("textbox", { name: "Anything else? (sealed)" }).fill(note);
}

async function expectTypedBefore(phone: Page): Promise<void> {
  await expect(phone.getByText("What you typed before is back.")).toBeVisible();
  await expect(
    phone.getByRole("group", { name: "Where?" }).getByRole("radio", { name: "Union hall" }),
  ).toBeChecked();
  await expect(phone.getByRole("textbox", { name: "Anything else? (sealed)" })).toHaveValue(
    "Twins, five years old",
  );
}
