import { occurrences, type Weekly } from "@/domain/weekly";
import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { foundRealNetwork } from "../test/real-network";
import { nextChange } from "./clock-changes";
import { expect, lookAgain, test } from "./phone";
import { boardOf, cardWith, choose, expectNoSidewaysScroll } from "./screen";

test("an offer stands each week, and one time of it is cancelled and put back", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [malik, ines] = await Promise.all([
    openPhone(network.member("Malik")),
    openPhone(network.member("Ines")),
  ]);
  await malik.goto(`/n/${network.id}/offers/new?kind=ride`);
  await malik.getByRole("radio", { name: "Every week" }).check();
  const hours = malik.getByRole("group", { name: "When?", exact: true });
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    await hours.getByRole("checkbox", { name: day, exact: true }).setChecked(true);
  await hours.getByRole("combobox", { name: "From" }).selectOption("11:30 pm");
  await hours.getByRole("combobox", { name: "Until" }).selectOption("11:45 pm");
  await malik.getByRole("combobox", { name: "At most how often a week?" }).selectOption("3 times a week");
  await choose(malik, "Where?", "Gate 4");
  await malik.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Gray van");
  await expectNoSidewaysScroll(malik);
  await malik.getByRole("button", { name: "Post an offer" }).click();
  await expect(malik.getByText("Posted. Everyone in the network sees it now.").first()).toBeVisible();
  const laidOut = async () => {
    const [row] =
      await owner`select count(*) filter (where not cancelled)::int as open, count(*)::int as "all"
      from offer_windows where network_id = ${network.id} and lower("window") > now()`;
    return [row?.open, row?.all];
  };
  expect((await laidOut())[1]).toBeGreaterThanOrEqual(20);

  await lookAgain(ines);
  await ines.getByRole("link", { name: "See 1 offer" }).click();
  await expect(cardWith(ines, "Gray van")).toHaveCount(1);
  await expect(cardWith(ines, "Gray van")).toContainText("every day");

  await malik.goto(`/n/${network.id}/mine`);
  const [, all = 0] = await laidOut();
  await malik.getByRole("button", { name: "Cancel this time" }).first().click();
  const undo = malik.getByRole("button", { name: "Undo" });
  // It stays for whom it is in focus.
  await undo.focus();
  await expect(malik.getByText("This time is cancelled. The others stay.").first()).toBeVisible();
  expect(await laidOut()).toEqual([all - 1, all]);
  await undo.press("Enter");
  await expect(malik.getByText("It is back.").first()).toBeVisible();
  expect(await laidOut()).toEqual([all, all]);
  await malik.getByRole("button", { name: "Stop repeating" }).click();
  await malik.getByRole("button", { name: "Yes, stop it" }).click();
  await expect(malik.getByText("It has ended.").first()).toBeVisible();
  expect(await laidOut()).toEqual([0, 0]);
});

test("a need comes each week; one time is cancelled, and all to come are changed", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const ines = await openPhone(network.member("Ines"));
  await ines.goto(`/n/${network.id}/needs/new?kind=food`);
  await ines.getByRole("radio", { name: "Every week" }).check();
  const today = dayOf(new Date(), network.zone);
  const soon = addDays(today, 2);
  const name = new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "UTC" }).format(
    new Date(`${soon}T12:00Z`),
  );
  const hours = ines.getByRole("group", { name: "When?", exact: true });
  for (const box of await hours.getByRole("checkbox").all()) await box.setChecked(false);
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(ines.getByText("Choose at least one day.").first()).toBeVisible();
  await hours.getByRole("checkbox", { name, exact: true }).setChecked(true);
  await hours.getByRole("combobox", { name: "From" }).selectOption("6:00 pm");
  await choose(ines, "Where?", "Gate 4");
  await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Soup for the picket");
  await ines.getByRole("button", { name: "Post a need" }).click();
  await expect(ines.getByRole("heading", { name: "Comes again each week" })).toBeVisible();
  await expect(ines.getByRole("list", { name: "Coming times" }).getByRole("listitem")).toHaveCount(3);

  await ines.goto(`/n/${network.id}`);
  await expect(cardWith(ines, "Soup for the picket")).toHaveCount(3);
  await expect(cardWith(ines, `every ${name}`)).toHaveCount(3);
  await ines.goto(`/n/${network.id}/mine`);
  await ines.getByRole("button", { name: "Cancel this time" }).nth(1).click();
  await expect(ines.getByText("This time is cancelled. The others stay.").first()).toBeVisible();
  await ines.getByRole("link", { name: "Change all to come" }).click();
  await hours.getByRole("combobox", { name: "From" }).selectOption("7:00 pm");
  await ines.getByRole("button", { name: "Save changes" }).click();
  await expect(ines.getByText("Changed.").first()).toBeVisible();
  const rows =
    await owner`select lower("window") as "from", state from needs where network_id = ${network.id} order by 1`;
  expect(rows.map(({ from, state }) => [from, state])).toEqual([
    [instantAt(soon, "19:00", network.zone), "open"],
    [instantAt(addDays(soon, 7), "18:00", network.zone), "withdrawn"],
    [instantAt(addDays(soon, 14), "19:00", network.zone), "open"],
  ]);
  await ines.goto(`/n/${network.id}`);
  await expect(boardOf(ines).getByRole("article")).toHaveCount(2);
});

test("the form says what a change of the clocks does to a time", async ({ owner, openPhone }) => {
  const zone = "America/Chicago";
  const network = await foundRealNetwork(owner, { zone });
  const ines = await openPhone(network.member("Ines"));
  const day = dayOf(nextChange(zone, "forward", new Date()), zone);
  const weekly: Weekly = { days: [7], from: "02:00", until: "03:00", firstOn: day, lastOn: null };
  const [moved] = occurrences(weekly, zone, day, day);
  expect(moved?.window.from).toEqual(instantAt(day, "03:00", zone));
  await ines.goto(`/n/${network.id}/needs/new?kind=food`);
  await ines.getByRole("radio", { name: "Every week" }).check();
  const hours = ines.getByRole("group", { name: "When?", exact: true });
  await hours.getByRole("checkbox", { name: "Sun", exact: true }).setChecked(true);
  await hours.getByRole("combobox", { name: "From" }).selectOption("2:00 am");
  await hours.getByRole("combobox", { name: "Until" }).selectOption("3:00 am");
  await expect(ines.getByText(/The clocks change on Sun \d+ Mar: 3:00–4:00\sam that time\./)).toBeVisible();
});
