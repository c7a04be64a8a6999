import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { expectNoSidewaysScroll } from "./screen";

/** What can be read depends on the language, and how well it can be seen on the theme: two passes have all of it. */
const passes = [
  { name: "English and light", language: "en", options: { locale: "en-US", colorScheme: "light" } },
  { name: "Spanish and dark", language: "es", options: { locale: "es-AR", colorScheme: "dark" } },
] as const;

/** The last two: a network this phone has no keys for, and a page that is not there. */
const publicPaths = [
  ...["/", "/start", "/sign-in", "/join/nowhere", "/guide", "/what-we-store", "/limits"],
  ...["/n/7f0c2d6e-5a41-4b8e-9d53-1c6f0a2b3e4d", "/nowhere"],
];

for (const { name, language, options } of passes) {
  test(`what anyone may read is in order in ${name}`, async ({ openPhone }) => {
    const phone = await openPhone(null, options);
    for (const path of publicPaths) {
      await phone.goto(path);
      await expectInOrder(phone, language);
    }
    await phone.goto("/start");
    await phone.getByRole("button", { name: /^(Start the network|Crear la red)$/ }).click();
    await expect(phone.locator("[aria-invalid]").first()).toBeFocused();
    await expectInOrder(phone, language);
  });

  test(`a full network is in order in ${name}`, async ({ openPhone }) => {
    const phone = await openPhone(readDemoPerson("Rosa"), options);
    const home = phone.url();
    await expectInOrderAndWide(phone, language);
    await phone.goto(`${home}/coordinate`);
    await expectInOrderAndWide(phone, language);
    for (const page of ["coordinate/call-sheet", "coordinate/guests", "people/log", "people"]) {
      await phone.goto(`${home}/${page}`);
      await expectInOrder(phone, language);
    }
    await phone.locator("summary").filter({ hasText: "Malik" }).click();
    await expect(phone.getByRole("list", { name: /^(How do we know|¿Cómo conocemos)/ })).toBeVisible();
    await expectInOrder(phone, language);
    await phone.getByRole("button", { name: /^(Invite someone|Invitar a alguien)$/ }).click();
    await expectInOrder(phone, language);
    await phone.getByRole("button", { name: /^(Show a code|Mostrar un código)$/ }).click();
    await expect(phone.getByRole("img")).toBeVisible();
    await expectInOrder(phone, language);

    const newcomer = await openPhone(null, options);
    await newcomer.goto(await phone.getByRole("textbox").inputValue());
    await expect(newcomer.getByRole("textbox")).toBeVisible();
    await expectInOrder(newcomer, language);
  });

  test(`what is one's own is in order in ${name}`, async ({ openPhone }) => {
    const phone = await openPhone(readDemoPerson("Malik"), options);
    const home = phone.url();
    for (const page of ["mine", "settings", "settings/words", "settings/notices", "needs/nothing"]) {
      await phone.goto(`${home}/${page}`);
      await expectInOrder(phone, language);
    }
  });

  test(`posting is in order in ${name}`, async ({ owner, openPhone }) => {
    const network = await foundRealNetwork(owner);
    const phone = await openPhone(network.member("Ines"), options);
    await expectInOrder(phone, language);
    const forms = ["needs/new", "needs/new?kind=ride", "offers/new?kind=childcare", "mine", "coordinate"];
    for (const page of forms) {
      await phone.goto(`/n/${network.id}/${page}`);
      await expectInOrder(phone, language);
    }
    for (const noun of ["needs", "offers"]) {
      await phone.goto(`/n/${network.id}/${noun}/new?kind=food`);
      await phone.getByRole("radio", { name: /^(Every week|Cada semana)$/ }).check();
      await phone.getByRole("radio", { name: /^(Until a day|Hasta un día)$/ }).check();
      await expectInOrder(phone, language);
    }
    const series = randomUUID();
    await owner`insert into need_series (network_id, id, author_id, category, quantity, attributes, urgency, epoch, days,
        from_time, until_time, first_on, confirmed_on, purge_on)
      values (${network.id}, ${series}, ${network.member("Ines").id}, 'food', 4, '{}', 1, 1, '{1,3,5}', '12:00', '13:00',
        current_date - 30, current_date - 30, current_date + 90)`;
    await owner`update networks set laid_out_on = null where network_id = ${network.id}`;
    for (const page of [`series/${series}/edit`, "mine", ""]) {
      await phone.goto(`/n/${network.id}/${page}`);
      await expect(phone.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectInOrder(phone, language);
    }
    await phone.goto(`/n/${network.id}/needs/new?kind=ride`);
    await phone.getByRole("button", { name: /^(Post a need|Publicar una necesidad)$/ }).click();
    await expect(phone.getByRole("link", { name: /^(Choose a place|Elige un lugar)/ }).first()).toBeVisible();
    await expectInOrder(phone, language);
  });

  test(`a listing and what is done with it are in order in ${name}`, async ({ owner, openPhone }) => {
    const network = await foundRealNetwork(owner);
    const [ines, malik] = [network.member("Ines"), network.member("Malik")];
    const need = await postRealNeed(owner, network, {
      by: ines,
      category: "food",
      quantity: 4,
      note: "Soup",
    });
    const { offer } = await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van" });
    const phone = await openPhone(ines, options);
    for (const page of [`needs/${need}`, `needs/${need}/edit`, `offers/${offer}`]) {
      await phone.goto(`/n/${network.id}/${page}`);
      await expectInOrder(phone, language);
    }
    await phone.goto(`/n/${network.id}?stream=offers`);
    await phone.getByRole("button", { name: /^(Claim|Pedir)$/ }).click();
    const sheet = phone.getByRole("dialog");
    await sheet.getByRole("button", { name: /^(Claim|Pedir)$/ }).click();
    await expect(sheet.locator("[aria-invalid]")).toBeFocused();
    await expectInOrder(phone, language);
    await sheet.getByRole("textbox").fill("Bell 3");
    await sheet.getByRole("button", { name: /^(Claim|Pedir)$/ }).click();
    await expect(phone.getByRole("button", { name: /^(Undo|Deshacer)$/ })).toBeVisible();
    await expectInOrder(phone, language);
  });
}

/**
 * One heading of the first level, a title that gives nothing away, the right language, nothing wider than the phone,
 * and nothing that axe finds serious or critical.
 */
async function expectInOrder(phone: Page, language: string): Promise<void> {
  await expect(phone.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(phone).toHaveTitle("Holdfast");
  await expect(phone.locator("html")).toHaveAttribute("lang", language);
  await expectNoSidewaysScroll(phone);
  // Without frames of other origins there is no need for a second page to join their results.
  const axe = new AxeBuilder({ page: phone })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], preload: false });
  const { violations } = await axe.disableRules(notGrave).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const found = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  );
  expect(found, phone.url()).toEqual([]);
}

/** Also on a wide screen, where the same page lies otherwise. */
async function expectInOrderAndWide(phone: Page, language: string): Promise<void> {
  await expect(phone.getByRole("article").first()).toBeVisible();
  await expectInOrder(phone, language);
  const small = phone.viewportSize();
  if (!small) throw new RangeError("A phone has a size.");
  await phone.setViewportSize({ width: 1280, height: 800 });
  await expectInOrder(phone, language);
  await phone.setViewportSize(small);
}

/** Takes long, and what it finds is never more than moderate. */
const notGrave = ["region"];

/** Somebody of the demo network, by the words that are no secret. */
function readDemoPerson(name: string): { words: string } {
  const people: { name: string; words: string }[] = JSON.parse(
    readFileSync(process.env.DEMO_FILE ?? "", "utf8"),
  );
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`The demo has no ${name}.`);
  return person;
}
