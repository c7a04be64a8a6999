import type { Locator, Page } from "@playwright/test";
import { hour } from "@/domain/window";
import { tomorrow } from "../test/factory";
import { postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith, section } from "./screen";

test("a claim, a yes, and the two of them can reach each other", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Malik");
  await postRealOffer(owner, network, { by, quantity: 3, note: "Gray van" });
  const [ines, malik] = await Promise.all([openPhone(network.member("Ines")), openPhone(by)]);

  const sheet = await startClaim(ines, "Gray van");
  await sheet.getByRole("button", { name: "One more" }).click();
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(sheet.getByText("Say how to reach you")).toBeVisible();
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Bell 3, +1 312 555 0142");
  await sheet.getByRole("button", { name: "Claim", exact: true }).dblclick();
  await expect(ines.getByText("Asked. Their answer comes here.").first()).toBeVisible();
  await expect(cardWith(ines, "Gray van")).toContainText("1 of 3 seats left");
  expect(await owner`select from matches where network_id = ${network.id}`).toHaveLength(1);

  await malik.getByRole("link", { name: "Mine" }).click();
  const ask = section(malik, "Waits for your answer");
  await expect(ask).toContainText("Ines asks you for this");
  await expect(ask).toContainText("2 seats");
  await expect(malik.getByText("555 0142")).toHaveCount(0);
  await ask.getByRole("button", { name: "Yes, I'll do it" }).click();
  const yes = malik.getByRole("dialog", { name: "Say yes" });
  await yes.getByRole("textbox", { name: "How do they reach you?" }).fill("+1 312 555 0177");
  await yes.getByRole("button", { name: "Yes, I'll do it" }).click();
  await expect(malik.getByText("Agreed. You can reach each other now.").first()).toBeVisible();
  const promise = section(malik, "You promised");
  await expect(promise.getByRole("link", { name: "+1 312 555 0142" })).toHaveAttribute(
    "href",
    "tel:+13125550142",
  );

  await ines.getByRole("link", { name: "Asked. See Mine" }).click();
  const ride = section(ines, "Coming to you");
  await expect(ride).toContainText("From Malik");
  await expect(ride.getByRole("link", { name: "+1 312 555 0177" })).toBeVisible();
  await ride.getByText("What they have from you").click();
  await expect(ride).toContainText("Bell 3, +1 312 555 0142");
});

test("after a no the seat is free again, and the way on is shown", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Malik");
  await postRealOffer(owner, network, { by, note: "Gray van" });
  const [ines, malik] = await Promise.all([openPhone(network.member("Ines")), openPhone(by)]);
  await claim(ines, "Gray van");
  await expect(cardWith(ines, "Gray van")).toContainText("All taken");

  await malik.getByRole("link", { name: "Mine" }).click();
  await malik.getByRole("button", { name: "No", exact: true }).click();
  await expect(malik.getByText("You said no. They can ask somebody else.").first()).toBeVisible();
  await ines.getByRole("link", { name: "Asked. See Mine" }).click();
  const lately = section(ines, "Lately");
  await expect(lately).toContainText("Malik said no.");
  await lately.getByRole("link", { name: "See what else is offered" }).click();
  await expect(cardWith(ines, "Gray van").getByRole("button", { name: "Claim" })).toBeVisible();
});

test("who comes second is told so kindly, and gets what comes closest", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const { from, until } = tomorrow();
  const later = { from: new Date(+from + hour), until: new Date(+until + hour) };
  await postRealOffer(owner, network, { by: network.member("Malik"), note: "Gray van" });
  await postRealOffer(owner, network, { by: network.member("Malik"), window: later, note: "Second run" });
  const [ines, rosa] = await Promise.all([
    openPhone(network.member("Ines")),
    openPhone(network.member("Rosa")),
  ]);
  const sheet = await startClaim(rosa, "Gray van");
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Ring Rosa");
  await claim(ines, "Gray van");

  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(sheet.getByText("Somebody was quicker.")).toBeVisible();
  await sheet.getByRole("button", { name: /^Claim this instead: / }).click();
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(cardWith(rosa, "Second run").getByRole("link", { name: "Asked. See Mine" })).toBeVisible();
  const held = await owner`select state from matches where network_id = ${network.id}`;
  expect(held.map(({ state }) => state)).toEqual(["asked", "asked"]);
});

test("a yes that comes too late is told so, and so is who waited", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Malik");
  await postRealOffer(owner, network, { by, note: "Gray van" });
  const [ines, malik] = await Promise.all([openPhone(network.member("Ines")), openPhone(by)]);
  await claim(ines, "Gray van");
  await malik.getByRole("link", { name: "Mine" }).click();
  await malik.getByRole("button", { name: "Yes, I'll do it" }).click();
  const yes = malik.getByRole("dialog", { name: "Say yes" });
  await yes.getByRole("textbox").fill("Ring Malik");
  await owner`update matches set asked_until = now() - interval '1 minute' where network_id = ${network.id}`;

  await yes.getByRole("button", { name: "Yes, I'll do it" }).click();
  await expect(malik.getByText("This ask has run out. It can be asked again.").first()).toBeVisible();
  await ines.getByRole("link", { name: "Asked. See Mine" }).click();
  await expect(section(ines, "Lately")).toContainText("No answer came from Malik in time.");
  await lookAgain(malik);
});

test("three asks may wait at a time, and one can be taken back", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const rides = ["First run", "Second run", "Third run", "Fourth run"];
  for (const note of rides) await postRealOffer(owner, network, { by: network.member("Malik"), note });
  const ines = await openPhone(network.member("Ines"));
  for (const ride of rides.slice(0, 3)) await claim(ines, ride);
  const undo = ines.getByRole("button", { name: "Undo" });
  // It stays for whom it is in focus.
  await undo.focus();
  await undo.press("Enter");
  await expect(cardWith(ines, "Third run").getByRole("button", { name: "Claim" })).toBeVisible();
  await claim(ines, "Fourth run");

  const sheet = await startClaim(ines, "Third run");
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(sheet.getByText("Three of your asks are still waiting.")).toBeVisible();
});

/** Opens the sheet of an offer on the board. */
async function startClaim(phone: Page, note: string): Promise<Locator> {
  const offers = phone.getByRole("link", { name: /^Offers \d/ });
  if (!(await offers.getAttribute("aria-current"))) await offers.click();
  await cardWith(phone, note).getByRole("button", { name: "Claim" }).click();
  return phone.getByRole("dialog", { name: "Claim: Ride" });
}

async function claim(phone: Page, note: string): Promise<void> {
  const sheet = await startClaim(phone, note);
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Bell 3");
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(cardWith(phone, note).getByRole("link", { name: "Asked. See Mine" })).toBeVisible();
}
