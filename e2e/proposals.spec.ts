import type { Locator, Page } from "@playwright/test";
import type postgres from "postgres";
import { hour, minute, type Window } from "@/domain/window";
import { tomorrow } from "../test/factory";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, expectNoSidewaysScroll, section } from "./screen";

test("ask all, two say yes, and what one gives back is planned anew", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const [rosa, malik, ines] = await Promise.all([
    openPhone(network.member("Rosa")),
    openPhone(network.member("Malik")),
    openPhone(network.member("Ines")),
  ]);
  const proposals = await coordinate(rosa);
  await expect(proposals.getByRole("listitem")).toHaveCount(2);
  await expect(proposals).toContainText("Malik for Ines · 2 seats");
  await expect(proposals).toContainText("first time this week");
  await expect(rosa.getByText("Best possible: every open need has somebody.")).toBeVisible();
  await expectNoSidewaysScroll(rosa);
  await rosa.getByRole("button", { name: "Ask all" }).click();
  await expect(rosa.getByText("2 pairs are asked.").first()).toBeVisible();
  await expect(rosa.getByText("Nothing to propose right now")).toBeVisible();
  await expect(rosa.getByRole("list", { name: "Waiting for a yes" })).toContainText(
    "Malik and Ines are asked",
  );

  await malik.getByRole("link", { name: "Mine" }).click();
  const asked = section(malik, "Waits for your answer");
  await expect(asked).toContainText("Proposed to you by a coordinator: help for Ines");
  await sayYes(malik, "Yes, I'll do it", "+1 312 555 0177");
  await expect(section(malik, "Waits for their answer")).toContainText("You said yes. Now Ines is asked");
  await ines.getByRole("link", { name: "Mine" }).click();
  const ride = section(ines, "Waits for your answer").getByRole("article").filter({ hasText: "2 seats" });
  await expect(ride).toContainText("Malik has said yes already.");
  await expect(ines.getByText("555 0177")).toHaveCount(0);
  await sayYes(ride, "Yes, please", "Bell 3, +1 312 555 0142");
  await expect(section(ines, "Coming to you").getByRole("link", { name: "+1 312 555 0177" })).toBeVisible();
  await lookAgain(malik);
  await expect(section(malik, "You promised").getByRole("link", { name: "+1 312 555 0142" })).toBeVisible();

  await malik.getByRole("button", { name: "Give back" }).click();
  await malik.getByRole("dialog").getByRole("button", { name: "Give back" }).click();
  await expect(malik.getByText("Given back.").first()).toBeVisible();
  await lookAgain(rosa);
  await expect(proposals).toContainText("Thuy for Ines · 2 seats");
  await expect(rosa.getByRole("list", { name: "What fell through" })).toContainText("given back");
});

test("a proposal is taken back, and a pair that is not wanted is remembered", async ({
  owner,
  openPhone,
}) => {
  const network = await foundBusy(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const proposals = await coordinate(rosa);
  const bread = proposals.getByRole("listitem").filter({ hasText: "portions" });
  await bread.getByRole("button", { name: "Ask both" }).click();
  // It goes by itself after a while, but not from under the focus.
  const undo = rosa.getByRole("button", { name: "Undo" });
  await undo.focus();
  await expect(bread).toHaveCount(0);
  await undo.click();
  await expect(rosa.getByText("Taken back. Nobody has to answer.").first()).toBeVisible();
  await expect(bread).toHaveCount(1);

  await bread.getByRole("button", { name: "Not these two" }).click();
  const question = rosa.getByRole("dialog", { name: "Do not propose these two?" });
  await question.getByRole("radio", { name: "better not together" }).check();
  await question.getByRole("button", { name: "Do not propose them" }).click();
  await expect(bread).toHaveCount(0);
  await rosa.reload();
  await expect(proposals.getByRole("listitem")).toHaveCount(1);
  const gap = uncovered(rosa, "Bread for the gate");
  await expect(gap).toContainText("Nobody can as things stand.");
  await gap.getByText("Why not").click();
  await expect(gap).toContainText("not to be proposed: better not together");
  await rosa.getByRole("main").getByText("Not to be proposed (1)").click();
  await rosa.getByRole("button", { name: "Allow again" }).click();
  await expect(bread).toHaveCount(1);
  await rosa.goto(`/n/${network.id}/people/log`);
  await expect(rosa.getByText("said of a need and an offer that they do not go together")).toBeVisible();
});

test("what has nobody says the one change that would do, and asks for it", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Ines", "Thuy"] });
  const { from, until } = tomorrow();
  const late = { from: new Date(+from + 30 * minute), until: new Date(+until + 30 * minute) };
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "To the hearing" });
  await postRealOffer(owner, network, { by: network.member("Thuy"), window: late, note: "Small car" });
  const [rosa, thuy] = await Promise.all([
    openPhone(network.member("Rosa")),
    openPhone(network.member("Thuy")),
  ]);
  await rosa.getByRole("link", { name: "Coordinate" }).click();
  const gap = uncovered(rosa, "To the hearing");
  await expect(gap).toContainText("It works if Thuy could start half an hour earlier.");
  await gap.getByRole("button", { name: "Ask Thuy" }).click();
  await expect(gap).toHaveCount(0);
  await thuy.getByRole("link", { name: "Mine" }).click();
  const ask = section(thuy, "Waits for your answer");
  await expect(ask).toContainText("Not quite what you offered:");
  await expect(ask).toContainText("Could you come at this time?");
});

test("what if somebody cannot, and what is covered at which hour", async ({ owner, openPhone }) => {
  const network = await foundBusy(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const proposals = await coordinate(rosa);
  await rosa.getByRole("combobox", { name: "Who?" }).selectOption({ label: "Malik" });
  const day = rosa.getByRole("combobox", { name: "Which day?" });
  await day.selectOption({ index: dayIndex() });
  await rosa.getByRole("button", { name: "Look" }).click();
  await expect(rosa.getByText("Thuy instead of Malik")).toBeVisible();
  await rosa.getByRole("link", { name: "Close" }).click();
  await expect(rosa.getByText("Thuy instead of Malik")).toHaveCount(0);
  await expect(proposals).toContainText("Malik for Ines");

  await expect(rosa.getByRole("img", { name: "Coverage by kind and hour" })).toBeVisible();
  await rosa.getByText("As a table").click();
  const table = rosa.getByRole("table", { name: "Coverage by kind and hour" });
  await expect(table.getByRole("row", { name: /^Ride .* 2 0 0 2$/ }).first()).toBeVisible();
  await expect(rosa.getByRole("region", { name: "Who carries how much" })).toContainText("Malik");
});

test("a member finds what fits them, the best first, and posts when there is nothing", async ({
  owner,
  openPhone,
}) => {
  const network = await foundBusy(owner);
  const [malik, rosa] = await Promise.all([
    openPhone(network.member("Malik")),
    openPhone(network.member("Rosa")),
  ]);
  await malik.getByRole("button", { name: /^Fits you/ }).click();
  await expect(malik).toHaveURL(/fits=1/);
  await expect(boardOf(malik).getByRole("article")).toHaveCount(1);
  await expect(cardWith(malik, "To the hearing")).toContainText(/Fits your offer: .* · at this very place/);
  await malik.reload();
  await expect(cardWith(malik, "To the hearing").getByRole("button", { name: "Answer" })).toBeVisible();
  await malik.goBack();
  await expect(cardWith(malik, "Bread for the gate")).toBeVisible();

  await rosa.getByRole("button", { name: /^Fits you/ }).click();
  await expect(rosa.getByRole("heading", { name: "You offer nothing right now" })).toBeVisible();
  await rosa.getByRole("main").getByRole("link", { name: "Post an offer" }).last().click();
  await expect(rosa).toHaveURL(/offers\/new/);
});

/** Two pairs: Malik's van for Ines, for which Thuy's longer time would do too, and bread that Malik needs from Thuy. */
async function foundBusy(owner: postgres.Sql) {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Thuy"] });
  const [malik, ines, thuy] = [network.member("Malik"), network.member("Ines"), network.member("Thuy")];
  const { from, until } = tomorrow();
  const long: Window = { from: new Date(+from - 2 * hour), until: new Date(+until + 2 * hour) };
  await postRealNeed(owner, network, { by: ines, quantity: 2, urgency: 3, note: "To the hearing" });
  await postRealNeed(owner, network, {
    by: malik,
    category: "food",
    quantity: 9,
    note: "Bread for the gate",
  });
  await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van" });
  await postRealOffer(owner, network, { by: thuy, quantity: 3, window: long, note: "Small car" });
  await postRealOffer(owner, network, { by: thuy, category: "food", quantity: 9, note: "Nine loaves" });
  return network;
}

/** Opens the dashboard and gives its list of proposals. */
async function coordinate(phone: Page): Promise<Locator> {
  await phone.getByRole("link", { name: "Coordinate" }).click();
  return phone.getByRole("list", { name: "Proposals" });
}

function uncovered(phone: Page, note: string): Locator {
  return phone.getByRole("list", { name: "Uncovered" }).locator("> li").filter({ hasText: note });
}

async function sayYes(within: Page | Locator, verb: string, contact: string): Promise<void> {
  const phone = "page" in within ? within.page() : within;
  await within.getByRole("button", { name: verb }).first().click();
  const yes = phone.getByRole("dialog", { name: "Say yes" });
  await yes.getByRole("textbox", { name: "How do they reach you?" }).fill(contact);
  await yes.getByRole("button", { name: verb }).click();
  await expect(yes).toBeHidden();
}

/** Which of the days from today on the test's listings are on: the next one, in the zone of the network. */
function dayIndex(): number {
  const day = (at: Date) => at.toLocaleDateString("en-CA", { timeZone: "America/Chicago" });
  const [today, then] = [day(new Date()), day(tomorrow().from)];
  return (Date.parse(then) - Date.parse(today)) / (24 * hour);
}
