import type { Locator, Page } from "@playwright/test";
import { postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { boardOf, cardWith } from "./screen";

test("a need is posted with the keyboard alone", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await press(ines, ines.getByRole("link", { name: "Post a need" }), "Enter");
  await press(ines, ines.getByRole("link", { name: /^Food/ }), "Enter");

  const day = ines.getByRole("group", { name: "Day" });
  await reach(ines, day.getByRole("radio", { checked: true }));
  await ines.keyboard.press("ArrowRight");
  await expect(day.getByRole("radio", { checked: true })).not.toHaveAccessibleName("Today");
  while (!(await day.getByRole("radio", { name: "Tomorrow" }).isChecked())) {
    await ines.keyboard.press("ArrowLeft");
  }
  const from = ines.getByRole("combobox", { name: "From" });
  await reach(ines, from);
  // A browser forgets after a second what has been typed so far.
  await expect(async () => {
    await ines.keyboard.type("6:30 am");
    await expect(from).toHaveValue("06:30", { timeout: 1_000 });
  }).toPass({ intervals: [1_100] });
  await press(
    ines,
    ines.getByRole("group", { name: "Where?" }).getByRole("radio", { name: "Gate 4" }),
    "Space",
  );
  await reach(ines, ines.getByRole("spinbutton", { name: "How many?" }));
  await ines.keyboard.press("ArrowUp");
  await press(ines, ines.getByRole("checkbox", { name: "Vegetarian" }), "Space");
  await reach(ines, ines.getByRole("textbox", { name: "Anything else? (sealed)" }));
  await ines.keyboard.type("Breakfast for the gate");
  await press(ines, ines.getByRole("button", { name: "Post a need" }), "Enter");

  const card = cardWith(ines, "Breakfast for the gate");
  await expect(card).toContainText("Tomorrow 6:30–8:30 am");
  await expect(card).toContainText("Gate 4 · 5 portions · Vegetarian");
});

test("an offer is claimed with the keyboard alone, and the focus is never lost", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  await postRealOffer(owner, network, { by: network.member("Malik"), quantity: 3, note: "Gray van" });
  const ines = await openPhone(network.member("Ines"));
  await ines.reload();
  await ines.keyboard.press("Tab");
  await expect(ines.getByRole("link", { name: "Skip to the main part" })).toBeFocused();
  await ines.keyboard.press("Enter");
  await press(ines, ines.getByRole("link", { name: /^Offers/ }), "Enter");
  await expect(boardOf(ines)).toContainText("Gray van");
  await press(ines, ines.getByRole("button", { name: "Claim" }), "Enter");

  const sheet = ines.getByRole("dialog", { name: "Claim: Ride" });
  await expect(sheet).toBeVisible();
  await ines.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(ines.getByRole("button", { name: "Claim" })).toBeFocused();
  await ines.keyboard.press("Enter");
  await reach(ines, sheet.getByRole("textbox", { name: "How do they reach you?" }));
  await ines.keyboard.type("Bell 3, Dock Street 9");
  await press(ines, sheet.getByRole("button", { name: "Claim", exact: true }), "Enter");
  await expect(ines.getByText("Asked. Their answer comes here.").first()).toBeVisible();
  await expect(ines.getByRole("link", { name: "Asked. See Mine" })).toBeFocused();
});

async function press(phone: Page, control: Locator, key: string): Promise<void> {
  await reach(phone, control);
  await phone.keyboard.press(key);
}

/** Goes from stop to stop until the control has the focus, which must be in sight there. */
async function reach(phone: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stops = 0; stops < 80; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await phone.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
  await expect(control).toBeInViewport();
}
