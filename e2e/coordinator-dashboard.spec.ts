import type postgres from "postgres";
import { minute } from "@/domain/window";
import { tomorrow } from "../test/factory";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, expectNoSidewaysScroll } from "./screen";

test("what is uncovered shows who fits, and why the others do not", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const rosa = await openPhone(network.member("Rosa"));
  await rosa.getByRole("link", { name: "Coordinate" }).click();
  const uncovered = rosa.getByRole("list", { name: "Uncovered" });
  const gap = uncovered.getByRole("listitem").filter({ hasText: "To the hearing" });
  await expect(gap).toContainText("Cannot fail");
  await expect(gap).toContainText("2 seats missing");
  await expect(gap).toContainText("Ines To the hearing");
  await gap.getByText("Malik fits").click();
  await expect(gap).toContainText(/Malik has 3 seats/);
  await expect(gap).toContainText(/Thuy starts half an hour too late/);
  await expect(uncovered.getByRole("article").first()).toContainText("To the hearing");

  const table = rosa.getByRole("table", { name: "Coverage by kind and day for the coming seven days" });
  await expect(table.getByRole("row", { name: /^Ride/ })).toContainText("0");
  await expect(table.getByRole("row", { name: /^Food/ })).toBeVisible();
  await expectNoSidewaysScroll(rosa);
});

test("a coordinator reminds who was asked, and they see it", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const [rosa, malik, ines] = await Promise.all([
    openPhone(network.member("Rosa")),
    openPhone(network.member("Malik")),
    openPhone(network.member("Ines")),
  ]);
  await ines.getByRole("link", { name: /^Offers/ }).click();
  await cardWith(ines, "Gray van").getByRole("button", { name: "Claim" }).click();
  const sheet = ines.getByRole("dialog", { name: "Claim: Ride" });
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Bell 3");
  await sheet.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(ines.getByRole("link", { name: "Asked. See Mine" })).toBeVisible();

  await rosa.getByRole("link", { name: "Coordinate" }).click();
  const ask = rosa.getByRole("list", { name: "Waiting for a yes" }).getByRole("listitem");
  await expect(ask).toContainText("Malik is asked");
  await expect(ask).toContainText("Ines asks for 2 seats");
  await expect(rosa.getByText("Bell 3")).toHaveCount(0);
  await malik.getByRole("link", { name: "Mine" }).click();
  await expect(malik.getByText("Ines asks you for this")).toBeVisible();
  await expect(malik.getByText("A coordinator asks you to answer.")).toHaveCount(0);
  await ask.getByRole("button", { name: "Remind" }).click();
  await expect(ask).toContainText("Reminded once");
  await lookAgain(malik);
  await expect(malik.getByText("A coordinator asks you to answer.")).toBeVisible();
});

test("a listing is hidden from the board, and shown again", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const [rosa, malik] = await Promise.all([
    openPhone(network.member("Rosa")),
    openPhone(network.member("Malik")),
  ]);
  await expect(cardWith(malik, "Bread for the gate")).toBeVisible();
  await rosa.getByRole("link", { name: "Coordinate" }).click();
  const gap = rosa
    .getByRole("list", { name: "Uncovered" })
    .getByRole("listitem")
    .filter({ hasText: "Bread" });
  await gap.getByRole("button", { name: "Hide" }).click();
  await rosa.getByRole("button", { name: "Hide it" }).click();
  await expect(rosa.getByText("Hidden from the board.").first()).toBeVisible();
  // It goes by itself after a while, but not from under the focus.
  const undo = rosa.getByRole("button", { name: "Undo" });
  await undo.focus();
  await expect(gap).toHaveCount(0);
  await expect(rosa.getByRole("list", { name: "Hidden from the board" })).toContainText("Need: Food");
  await lookAgain(malik);
  await expect(cardWith(malik, "Bread for the gate")).toHaveCount(0);

  await undo.click();
  await expect(gap).toBeVisible();
  await lookAgain(malik);
  await expect(cardWith(malik, "Bread for the gate")).toBeVisible();
});

test("the call sheet says on paper whom to call about what", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const rosa = await openPhone(network.member("Rosa"));
  await rosa.getByRole("link", { name: "Coordinate" }).click();
  await rosa.getByRole("link", { name: "Print a call sheet" }).click();
  await expect(rosa.getByRole("heading", { name: "Call sheet", level: 1 })).toBeVisible();
  await rosa.emulateMedia({ media: "print" });
  const sheet = rosa.getByRole("main");
  for (const line of ["Ride: 2 seats missing", "Ines To the hearing", "Malik: fits, has 3 seats"]) {
    await expect(sheet).toContainText(line);
  }
  await expect(rosa.getByRole("navigation")).toHaveCount(0);
  await expect(rosa.getByRole("button")).toHaveCount(0);
});

test("a member without the duty is kept out, and told whom to talk to", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const malik = await openPhone(network.member("Malik"));
  await expect(boardOf(malik)).toBeVisible();
  await expect(malik.getByRole("link", { name: "Coordinate" })).toHaveCount(0);
  for (const page of ["coordinate", "coordinate/call-sheet"]) {
    await malik.goto(`/n/${network.id}/${page}`);
    await expect(malik.getByRole("heading", { name: "This is for coordinators" })).toBeVisible();
    await expect(malik.getByRole("main")).toContainText("Rosa");
    await expect(malik.getByText("To the hearing")).toHaveCount(0);
  }
});

/** Rides and food for tomorrow: Malik's van would do, Thuy comes half an hour too late. */
async function foundBusy(owner: postgres.Sql) {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Thuy"] });
  const [ines, malik, thuy] = [network.member("Ines"), network.member("Malik"), network.member("Thuy")];
  const { from, until } = tomorrow();
  const late = { from: new Date(+from + 30 * minute), until: new Date(+until + 30 * minute) };
  await postRealNeed(owner, network, { by: thuy, category: "food", quantity: 9, note: "Bread for the gate" });
  await postRealNeed(owner, network, { by: ines, quantity: 2, urgency: 3, note: "To the hearing" });
  await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van" });
  await postRealOffer(owner, network, { by: thuy, quantity: 3, window: late, note: "Small car" });
  return network;
}
