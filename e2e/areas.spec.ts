import AxeBuilder from "@axe-core/playwright";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./phone";
import { cardWith, choose } from "./screen";

const cellOf = { gate: "872664c1affffff", north: "872664cacffffff" };

test("a place gets its area from where one is, and only the area is sent", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner, { places: ["Gate", "Hall"] });
  const rosa = await openPhone(network.member("Rosa"), {
    geolocation: { latitude: 41.87911, longitude: -87.63574 },
    permissions: ["geolocation"],
  });
  const sent: string[] = [];
  const asked = new Set<string>();
  rosa.on("request", (request) => {
    asked.add(new URL(request.url()).origin);
    sent.push(request.url(), request.postData() ?? "");
  });
  await rosa.goto(`${new URL(rosa.url()).pathname}/settings`);
  const gate = rosa.getByRole("list", { name: "Places" }).getByRole("listitem").filter({ hasText: "Gate" });
  await gate.getByRole("button", { name: "Set the area" }).click();
  const sheet = rosa.getByRole("dialog", { name: "Roughly where is it?" });
  await expect(sheet.getByText("None of your places has an area yet")).toBeVisible();
  await sheet.getByRole("button", { name: "I’m here now" }).click();
  await expect(sheet.getByRole("radio", { checked: true })).toBeVisible();
  await sheet.getByRole("button", { name: "Use this area" }).click();
  await expect(gate.getByRole("button", { name: "Area", exact: true })).toBeVisible();
  const [row] = await owner`select cell from places where id = ${network.places[0]?.id ?? ""}`;
  expect(row?.cell).toBe(cellOf.gate);
  expect(sent.filter((text) => /41\.8|87\.63/.test(text))).toEqual([]);
  expect([...asked]).toEqual([new URL(rosa.url()).origin]);
});

test("an area is chosen by keyboard, next to a place, and found by who looks near that place", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { places: ["Gate", "Hall"] });
  const [gate, hall] = network.places;
  await owner`update places set cell = ${cellOf.gate} where id = ${gate?.id ?? ""}`;
  await owner`update places set cell = ${cellOf.north} where id = ${hall?.id ?? ""}`;
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "At the gate itself" });
  const malik = await openPhone(network.member("Malik"));
  const home = new URL(malik.url()).pathname;

  await malik.goto(`${home}/needs/new?kind=food`);
  await choose(malik, "Where?", "Somewhere else");
  await malik.getByRole("button", { name: "Roughly where? (optional)" }).click();
  const sheet = malik.getByRole("dialog", { name: "Roughly where is it?" });
  const map = sheet.getByRole("radiogroup", { name: "Areas, north at the top" });
  await map.getByRole("radio", { name: "the area of Gate" }).focus();
  await malik.keyboard.press("ArrowRight");
  const picked = map.getByRole("radio", { checked: true });
  await expect(picked).toBeFocused();
  await expect(picked).toHaveAccessibleName(/^next to Gate, to the (north|south)?east$/);
  const { violations } = await new AxeBuilder({ page: malik }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await sheet.getByRole("button", { name: "Use this area" }).click();
  await malik.getByRole("textbox", { name: /^Anything else/ }).fill("A pot for twenty");
  await malik.getByRole("main").getByRole("button", { name: "Post a need" }).click();
  await malik.waitForURL(/posted=/);

  await malik.goto(`${home}?place=${gate?.id}`);
  await expect(cardWith(malik, "A pot for twenty")).toContainText("next area");
  await expect(cardWith(malik, "At the gate itself")).not.toContainText("area");
  await malik.goto(`${home}?place=${hall?.id}`);
  await expect(cardWith(malik, "At the gate itself")).toBeVisible();
  await expect(cardWith(malik, "A pot for twenty")).toHaveCount(0);
});

test("who is not told where they are is helped on, and two numbers of a map do as well", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { places: ["Gate"] });
  const rosa = await openPhone(network.member("Rosa"), { permissions: [] });
  await rosa.goto(`${new URL(rosa.url()).pathname}/settings`);
  await rosa.getByRole("button", { name: "Set the area" }).click();
  const sheet = rosa.getByRole("dialog");
  await sheet.getByRole("button", { name: "I’m here now" }).click();
  await expect(sheet.getByText("Your browser keeps where you are to itself.")).toBeVisible();
  const numbers = sheet.getByRole("textbox", { name: "Latitude and longitude" });
  await numbers.fill("somewhere");
  await sheet.getByRole("button", { name: "Show on the map" }).click();
  await expect(numbers).toHaveAttribute("aria-invalid", "true");
  await numbers.fill("41.87911, -87.63574");
  await sheet.getByRole("button", { name: "Show on the map" }).click();
  await sheet.getByRole("button", { name: "Use this area" }).click();
  await expect(sheet).toHaveCount(0);
  const [row] = await owner`select cell from places where id = ${network.places[0]?.id ?? ""}`;
  expect(row?.cell).toBe(cellOf.gate);
});
