import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, choose, expectNoSidewaysScroll } from "./screen";

test("an offer stands on several days, each with its own seats", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const [malik, ines] = await Promise.all([
    openPhone(network.member("Malik")),
    openPhone(network.member("Ines")),
  ]);
  await malik.getByRole("link", { name: "Post an offer" }).click();
  await malik.getByRole("link", { name: /^Ride/ }).click();
  const first = malik.getByRole("group", { name: "When?", exact: true });
  await malik.getByRole("checkbox", { name: "Today" }).uncheck();
  await malik.getByRole("checkbox", { name: "Tomorrow" }).check();
  await first.getByRole("combobox", { name: "From" }).selectOption("6:00 am");
  await first.getByRole("combobox", { name: "Until" }).selectOption("7:30 am");
  await malik.getByRole("button", { name: "Add another time" }).click();
  const further = malik.getByRole("group", { name: "And when else?" });
  await further.getByRole("combobox", { name: "From" }).selectOption("10:00 pm");
  await further.getByRole("combobox", { name: "Until" }).selectOption("12:30 am (next day)");
  await further.getByRole("spinbutton", { name: "How many?" }).fill("5");
  await choose(malik, "Where?", "Gate 4");
  await choose(malik, "How far do you go?", "Only at this place");
  await malik.getByRole("checkbox", { name: "Child seat" }).check();
  await malik.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Gray van");
  await expectNoSidewaysScroll(malik);
  await malik.getByRole("button", { name: "Post an offer" }).click();
  await expect(malik.getByText("Posted. Everyone in the network sees it now.").first()).toBeVisible();

  await lookAgain(ines);
  await ines.getByRole("link", { name: "See 1 offer" }).click();
  const card = cardWith(ines, "Gray van");
  await expect(card).toContainText("Tomorrow 6:00–7:30 am");
  await expect(card).toContainText("Gate 4 · 3 seats · Child seat · 1 more time");
  await card.getByRole("link").click();
  await expect(ines.getByRole("main")).toContainText("10:00 pm–12:30 am");
  await expect(ines.getByRole("main")).toContainText("5 seats");
  const tomorrow = addDays(dayOf(new Date(), network.zone), 1);
  const windows = await owner`select lower("window") as "from", quantity from offer_windows
    where network_id = ${network.id} order by 1`;
  expect(windows[0]).toEqual({ from: instantAt(tomorrow, "06:00", network.zone), quantity: 3 });
  expect(windows[1]).toMatchObject({ quantity: 5 });
});

test("an offer of food goes as a whole, is changed, and taken down", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const malik = await openPhone(network.member("Malik"));
  await malik.goto(`/n/${network.id}/offers/new?kind=food`);
  await malik.getByRole("checkbox", { name: "Today" }).uncheck();
  await malik.getByRole("checkbox", { name: "Tomorrow" }).check();
  await malik.getByRole("checkbox", { name: "Only as a whole" }).check();
  await choose(malik, "Where?", "Somewhere else");
  await malik.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("A pot of lentils");
  await malik.getByRole("button", { name: "Post an offer" }).click();
  await expect(cardWith(malik, "A pot of lentils")).toContainText("6 portions · Goes as a whole");

  await cardWith(malik, "A pot of lentils").getByRole("link", { name: "Edit" }).click();
  await malik.getByRole("checkbox", { name: "Only as a whole" }).uncheck();
  await malik.getByRole("checkbox", { name: "Vegan" }).check();
  await malik.getByRole("button", { name: "Save changes" }).click();
  await expect(malik.getByText("Changed.").first()).toBeVisible();
  await expect(malik.getByRole("main")).toContainText("Vegan");
  await malik.getByRole("link", { name: "Edit" }).click();
  await malik.getByRole("button", { name: "Take it down" }).click();
  await malik.getByRole("button", { name: "Yes, take it down" }).click();
  await expect(malik.getByText("Taken down.").first()).toBeVisible();
  await expect(boardOf(malik)).toHaveCount(0);
});
