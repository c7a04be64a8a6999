import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith } from "./screen";

test("a need is answered, agreed, given back, and is then more pressing", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Ines");
  await postRealNeed(owner, network, { by, note: "To the hearing", urgency: 1 });
  const [ines, malik, rosa] = await Promise.all([
    openPhone(by),
    openPhone(network.member("Malik")),
    openPhone(network.member("Rosa")),
  ]);

  await cardWith(malik, "To the hearing").getByRole("button", { name: "Answer" }).click();
  const sheet = malik.getByRole("dialog", { name: "Answer: Ride" });
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("Gray van, +1 312 555 0177");
  await sheet.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(cardWith(malik, "To the hearing")).toContainText("All covered");

  await ines.getByRole("link", { name: "Mine" }).click();
  await expect(ines.getByText("Malik offers you this")).toBeVisible();
  await ines.getByRole("button", { name: "Yes, please" }).click();
  const yes = ines.getByRole("dialog", { name: "Say yes" });
  await yes.getByRole("textbox").fill("Bell 3, Dock Street 9");
  await yes.getByRole("button", { name: "Yes, please" }).click();
  const coming = ines.getByRole("region", { name: "Coming to you" });
  await expect(coming).toContainText("Gray van, +1 312 555 0177");

  await malik.getByRole("link", { name: "Asked. See Mine" }).click();
  const promised = malik.getByRole("region", { name: "You promised" });
  await expect(promised).toContainText("Bell 3, Dock Street 9");
  await promised.getByRole("button", { name: "Give back" }).click();
  const question = malik.getByRole("dialog", { name: "Give it back?" });
  await expect(question).toContainText("Ines counts on you for this.");
  await question.getByRole("button", { name: "Give back" }).click();
  await expect(malik.getByText("Given back.").first()).toBeVisible();
  await expect(malik.getByText("Dock Street")).toHaveCount(0);

  await lookAgain(rosa);
  const again = cardWith(rosa, "To the hearing");
  await expect(again).toContainText("Pressing");
  await expect(again.getByRole("button", { name: "Answer" })).toBeVisible();
  await lookAgain(ines);
  await expect(coming).toHaveCount(0);
  await expect(ines.getByText("Given back: you and Malik are free again.")).toBeVisible();
});

test("an ask is taken back before anyone has answered", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Ines");
  await postRealNeed(owner, network, { by, category: "food", quantity: 4, note: "Soup for the gate" });
  const [ines, malik] = await Promise.all([openPhone(by), openPhone(network.member("Malik"))]);
  await cardWith(malik, "Soup for the gate").getByRole("button", { name: "Answer" }).click();
  const sheet = malik.getByRole("dialog", { name: "Answer: Food" });
  await sheet.getByRole("spinbutton", { name: "How many?" }).fill("3");
  await sheet.getByRole("textbox", { name: "How do they reach you?" }).fill("The parish kitchen");
  await sheet.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(cardWith(malik, "Soup for the gate")).toContainText("1 of 4 portions left");
  await lookAgain(ines);
  await expect(cardWith(ines, "Soup for the gate")).toContainText("1 of 4 portions left");

  await malik.getByRole("link", { name: "Asked. See Mine" }).click();
  await malik.getByRole("button", { name: "Take back" }).click();
  await expect(malik.getByText("Taken back. Nobody has to answer any more.").first()).toBeVisible();
  await lookAgain(ines);
  await expect(cardWith(ines, "Soup for the gate")).toContainText("4 portions");
});
