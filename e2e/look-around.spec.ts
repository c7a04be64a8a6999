import { expect, test } from "./phone";
import { boardOf } from "./screen";

/** The four whom a visitor of the demo may be, and who of them coordinates. */
const people = [
  { name: "Rosa", coordinates: true },
  { name: "Malik", coordinates: false },
  { name: "Ines", coordinates: false },
  { name: "Thuy", coordinates: false },
];

for (const { name, coordinates } of people) {
  test(`a visitor looks around as ${name}`, async ({ openPhone }) => {
    const phone = await openPhone();
    await phone.goto("/");
    await expect(phone.getByRole("button", { name: /^Look around as/ })).toHaveCount(people.length);
    await phone.getByRole("button", { name: `Look around as ${name}` }).click();
    await phone.waitForURL("/n/*");
    await expect(phone.getByRole("banner")).toContainText("Harbor House");
    const cards = boardOf(phone).getByRole("article");
    // Ten come with the page, the rest of the board after it.
    await expect.poll(() => cards.count()).toBeGreaterThan(10);
    await expect(cards.first().locator("b")).toHaveText(/^\w+$/);
    await expect(phone.getByRole("link", { name: "Coordinate" })).toHaveCount(coordinates ? 1 : 0);
    await phone.getByRole("link", { name: coordinates ? "Coordinate" : "Mine" }).click();
    await expect(phone.getByRole("article").first()).toBeVisible();

    await phone.getByRole("link", { name: "People" }).click();
    await expect(phone.getByRole("list", { name: "People" })).toContainText(`${name} (you)`);
    await phone.reload();
    await expect(phone.getByRole("list", { name: "People" })).toContainText(`${name} (you)`);
  });
}
