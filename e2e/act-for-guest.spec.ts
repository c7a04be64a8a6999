import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makeGuestKey, sealGuestSecrets } from "../seal/guest";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith, choose, expectNoSidewaysScroll } from "./screen";

test("somebody without the app gets a ride, by way of those on duty, and a slip of paper", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [rosa, malik] = await Promise.all([
    openPhone(network.member("Rosa")),
    openPhone(network.member("Malik")),
  ]);
  const home = new URL(rosa.url()).pathname;

  await rosa.goto(`${home}/coordinate/guests`);
  await rosa.getByRole("button", { name: "Write somebody down" }).click();
  const sheet = rosa.getByRole("dialog", { name: "Write somebody down" });
  await sheet.getByRole("button", { name: "Save" }).click();
  await expect(sheet.getByRole("textbox", { name: "What people call them" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await sheet.getByRole("textbox", { name: "What people call them" }).fill("Ama");
  await sheet
    .getByRole("textbox", { name: "How to reach them (sealed)" })
    .fill("Ask at the bakery, 555 0142");
  await sheet.getByRole("button", { name: "Save" }).click();
  const listed = rosa.getByRole("list", { name: "People without the app" });
  await expect(listed).toContainText("Ask at the bakery, 555 0142");
  await expectInOrder(rosa);

  await listed.getByRole("link", { name: "Act for them" }).click();
  await rosa.getByRole("link", { name: "Post a need for them" }).click();
  await rosa.getByRole("link", { name: /^Ride/ }).click();
  await expect(rosa.getByText("For Ama, who is without the app")).toBeVisible();
  await choose(rosa, "Where?", "Somewhere else");
  await choose(rosa, "To where?", "Somewhere else");
  await rosa.getByRole("textbox", { name: /^Anything else/ }).fill("To the clinic");
  await rosa.getByRole("main").getByRole("button", { name: "Post a need" }).click();
  await expect(rosa.getByRole("heading", { name: "Ama", level: 1 })).toBeVisible();

  await lookAgain(malik);
  const card = cardWith(malik, "To the clinic");
  await expect(card).toContainText("Ama");
  await card.getByRole("button", { name: "Answer" }).click();
  const answer = malik.getByRole("dialog", { name: "Answer: Ride" });
  await answer.getByRole("textbox", { name: "How do they reach you?" }).fill("Gray van, +1 312 555 0177");
  await answer.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(card).toContainText("All covered");

  await rosa.reload();
  await expect(rosa.getByText("Malik offers you this")).toBeVisible();
  await rosa.getByRole("button", { name: "Yes, please" }).click();
  const coming = rosa.getByRole("region", { name: "Coming to you" });
  await expect(coming).toContainText("Gray van, +1 312 555 0177");
  await expectInOrder(rosa);

  // The one who helps has the contact that was written down, and knows whom they have to do with.
  await malik.getByRole("link", { name: "Mine" }).first().click();
  const promised = malik.getByRole("region", { name: "You promised" });
  await expect(promised).toContainText("Ask at the bakery, 555 0142");
  await expect(promised).toContainText("Without the app: reached through the coordinators.");

  await coming.getByRole("link", { name: "Slip to print" }).click();
  const slip = rosa.getByRole("article", { name: "Slip to take along" });
  await expect(slip).toContainText("Gray van, +1 312 555 0177");
  await expect(slip).toContainText("Malik");
  await expectInOrder(rosa);
  const file = await rosa.pdf({ preferCSSPageSize: true });
  // One sheet of A6, in points: 105 by 148 millimetres.
  const text = file.toString("latin1");
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(text).toMatch(/\/MediaBox\s*\[0 0 29[78]\S* 4(19|20)/);

  const [row] =
    await owner`select author_id, (select id from guests where network_id = ${network.id}) as guest
    from needs where network_id = ${network.id}`;
  expect(row?.author_id).toBe(row?.guest);
});

test("who comes on duty later gets what they need to act, when somebody who has it looks", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const home = new URL(rosa.url()).pathname;
  await rosa.goto(`${home}/coordinate/guests`);
  await rosa.getByRole("button", { name: "Write somebody down" }).click();
  const sheet = rosa.getByRole("dialog");
  await sheet.getByRole("textbox", { name: "What people call them" }).fill("Málik");
  await sheet.getByRole("textbox", { name: "How to reach them (sealed)" }).fill("Ask at the bakery");
  await sheet.getByRole("button", { name: "Save" }).click();
  await expect(rosa.getByText("Ask at the bakery")).toBeVisible();
  const mark = rosa.getByText("Somebody else here is called that, too");
  await expect(rosa.getByRole("listitem").filter({ has: mark })).toContainText("Málik");

  const malik = await openPhone(network.member("Malik"));
  await malik.goto(`${home}/coordinate/guests`);
  await expect(malik.getByText("Málik")).toHaveCount(0);
  await owner`update members set duty_until = today_in(network_id) + 7 where id = ${network.member("Malik").id}`;
  await owner`update networks set version = version + 1 where network_id = ${network.id}`;
  await malik.goto(`${home}/coordinate/guests`);
  await expect(malik.getByText("You cannot read this yet. Rosa can give it to you")).toBeVisible();
  await rosa.reload();
  const question = rosa.getByText("Give Malik how to reach the one person without the app?");
  await expect(question).toBeVisible();
  await rosa.getByRole("button", { name: "Give it" }).click();
  await expect(question).toHaveCount(0);
  await malik.reload();
  await expect(malik.getByText("Ask at the bakery")).toBeVisible();
  await rosa.goto(`${home}/people/log`);
  await expect(rosa.getByText("Rosa gave Malik how to reach people without the app")).toBeVisible();
  await rosa.goto(`${home}/people`);
  const people = rosa.getByRole("list", { name: "People" }).getByRole("listitem");
  await expect(people.filter({ has: mark })).toHaveText(/^Malik/);

  // Somebody who writes to the database knows Malik's public key, and not the private one of the guest.
  const { id, keys } = network.member("Malik");
  const [row] = await owner`select guest_id as guest from guest_keys where member_id = ${id}`;
  const forged = { privateKey: makeGuestKey(), contact: "Call 555 0199" };
  const place = { network: network.id, guest: row?.guest };
  const secrets = Buffer.from(await sealGuestSecrets(keys.sealing.publicKey, forged, place));
  await owner`update guest_keys set secrets = ${secrets} where member_id = ${id}`;
  await malik.goto(`${home}/coordinate/guests/${row?.guest}`);
  await expect(malik.getByText("This does not fit the key").first()).toBeVisible();
  await expect(malik.getByText("555 0199")).toHaveCount(0);
  await expect(malik.getByRole("button", { name: "Change name or contact" })).toHaveCount(0);
});

async function expectInOrder(phone: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: phone }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await expectNoSidewaysScroll(phone);
}
