import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { countNeeds, postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, choose, expectNoSidewaysScroll } from "./screen";

test("a ride posted on one phone is read on the other, note and all", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const [ines, malik] = await Promise.all([
    openPhone(network.member("Ines")),
    openPhone(network.member("Malik")),
  ]);
  await expect(malik.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();

  await ines.getByRole("link", { name: "Post a need" }).click();
  await ines.getByRole("link", { name: /^Ride/ }).click();
  await ines.getByRole("radio", { name: "Tomorrow" }).check();
  await ines.getByRole("combobox", { name: "From" }).selectOption("5:30 am");
  await ines.getByRole("combobox", { name: "Until" }).selectOption("6:15 am");
  await choose(ines, "Where?", "Gate 4");
  await choose(ines, "To where?", "Union hall");
  await ines.getByRole("button", { name: "One more" }).click();
  await expect(ines.getByRole("spinbutton", { name: "How many?" })).toHaveValue("2");
  await ines.getByRole("checkbox", { name: "Child seat" }).check();
  await ines.getByText("Languages", { exact: true }).first().click();
  await ines.getByRole("checkbox", { name: "Tagalog" }).check();
  await ines.getByRole("radio", { name: "Pressing" }).check();
  await ines
    .getByRole("textbox", { name: "Anything else? (sealed)" })
    .fill("Behind the loading dock, two of us.");
  await expectNoSidewaysScroll(ines);
  await ines.getByRole("button", { name: "Post a need" }).click();

  await expect(ines.getByText("Posted. Everyone in the network sees it now.").first()).toBeVisible();
  await expect(cardWith(ines, "Behind the loading dock")).toContainText("This is yours.");
  await lookAgain(malik);
  const card = cardWith(malik, "Behind the loading dock, two of us.");
  for (const fact of ["New", "Tomorrow 5:30–6:15 am", "Gate 4 → Union hall", "2 seats", "Child seat"]) {
    await expect(card).toContainText(fact);
  }
  await expect(card).toContainText("Speaks Tagalog");
  await expect(card).toContainText("Pressing");
  await expect(card).toContainText("Ines");
  await expect(card.getByRole("button", { name: "Answer" })).toBeVisible();
  await expectNoSidewaysScroll(malik);
  expect(await countNeeds(owner, network)).toBe(1);
});

const kinds = [
  { kind: "Ride", unit: "seat", detail: "Wheelchair fits" },
  { kind: "Childcare", unit: "child", detail: "First aid" },
  { kind: "Food", unit: "portions", detail: "Vegan" },
  { kind: "Shift cover", unit: "person", detail: "Night shift" },
  { kind: "Skill", unit: "person", detail: "Knows the law" },
  { kind: "Supplies", unit: "item", detail: "Diapers" },
  { kind: "Something else", unit: "item", detail: "No steps" },
];

test("each kind asks for its own facts", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  for (const { kind, unit, detail } of kinds) {
    await ines.getByRole("link", { name: "Post a need" }).click();
    await ines.getByRole("link", { name: new RegExp(`^${kind}`) }).click();
    await expect(ines.getByText(unit, { exact: true })).toBeVisible();
    await expect(ines.getByRole("group", { name: "To where?" })).toHaveCount(kind === "Ride" ? 1 : 0);
    await ines.getByRole("radio", { name: "Tomorrow" }).check();
    for (const group of await ines.getByRole("group", { name: /where\?/i }).all()) {
      await group.getByRole("radio", { name: "Somewhere else" }).check();
    }
    await ines.getByRole("checkbox", { name: detail }).check();
    await ines.getByRole("button", { name: "Post a need" }).click();
    await expect(cardWith(ines, detail)).toContainText(kind);
  }
  await expect(boardOf(ines).getByRole("article")).toHaveCount(kinds.length);
  await expect(ines.getByRole("link", { name: `Needs ${kinds.length}` })).toBeVisible();
});

test("what is missing is said, and leads to its field", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await ines.goto(`/n/${network.id}/needs/new?kind=ride`);
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(ines.getByText("Something is missing. Look at the marked fields.")).toBeVisible();
  await ines.getByRole("link", { name: "Choose a place, or “Somewhere else”." }).first().click();
  await expect(ines).toHaveURL(/#field-place$/);
  await expect(ines.getByRole("group", { name: "Where?", exact: true })).toBeInViewport();
  expect(await countNeeds(owner, network)).toBe(0);
});

test("a window over midnight stands in the network's zone, wherever the phone thinks it is", async ({
  owner,
  openPhone,
}) => {
  const zone = "Asia/Kathmandu";
  const network = await foundRealNetwork(owner, { zone });
  const ines = await openPhone(network.member("Ines"));
  const tomorrow = addDays(dayOf(new Date(), zone), 1);
  await ines.goto(`/n/${network.id}/needs/new?kind=shift`);
  await ines.getByRole("radio", { name: "Tomorrow" }).check();
  await ines.getByRole("combobox", { name: "From" }).selectOption("10:00 pm");
  await ines.getByRole("combobox", { name: "Until" }).selectOption("6:15 am (next day)");
  await expect(ines.getByText(/^Ends on /)).toBeVisible();
  await choose(ines, "Where?", "Gate 4");
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(boardOf(ines).getByRole("article")).toContainText("Tomorrow 10:00 pm–6:15 am");
  const [need] = await owner`select lower("window") as "from", upper("window") as "until"
    from needs where network_id = ${network.id}`;
  expect(need).toEqual({
    from: instantAt(tomorrow, "22:00", zone),
    until: instantAt(addDays(tomorrow, 1), "06:15", zone),
  });
});

test("a need is changed, and taken down", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const by = network.member("Ines");
  await postRealNeed(owner, network, { by, category: "food", quantity: 4, note: "For the night picket" });
  const [ines, malik] = await Promise.all([openPhone(by), openPhone(network.member("Malik"))]);

  await cardWith(ines, "For the night picket").getByRole("link", { name: "Edit" }).click();
  await expect(ines.getByRole("heading", { name: "Change your need" })).toBeVisible();
  await ines.getByRole("spinbutton", { name: "How many?" }).fill("9");
  await ines.getByRole("checkbox", { name: "Halal" }).check();
  const note = ines.getByRole("textbox", { name: "Anything else? (sealed)" });
  await expect(note).toHaveValue("For the night picket");
  await note.fill("For the early picket");
  await ines.getByRole("button", { name: "Save changes" }).click();
  await expect(ines.getByText("Changed.").first()).toBeVisible();
  await lookAgain(malik);
  await expect(cardWith(malik, "For the early picket")).toContainText("9 portions · Halal");

  await ines.getByRole("link", { name: "Edit" }).click();
  await ines.getByRole("button", { name: "Take it down" }).click();
  await ines.getByRole("button", { name: "Yes, take it down" }).click();
  await expect(ines.getByText("Taken down.").first()).toBeVisible();
  await expect(ines.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await lookAgain(malik);
  await expect(malik.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
});
