import { expect, type Locator, type Page } from "@playwright/test";

/** The list of the shared board, in either language. */
export function boardOf(phone: Page): Locator {
  return phone.getByRole("list", { name: /^(Board|Tablero)$/ });
}

/** The card on the board that says this, for instance in its note. */
export function cardWith(phone: Page, text: string | RegExp): Locator {
  return boardOf(phone).getByRole("article").filter({ hasText: text });
}

/** Nothing on the page is wider than the phone. */
export async function expectNoSidewaysScroll(phone: Page): Promise<void> {
  const widths = await phone.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return { clientWidth, scrollWidth };
  });
  expect(widths.scrollWidth).toBe(widths.clientWidth);
}

/** Presses one of the chips under a question. */
export async function choose(phone: Page, question: string, choice: string): Promise<void> {
  const group = phone.getByRole("group", { name: question, exact: true });
  await group.getByRole("radio", { name: choice }).check();
}

/** How far down it stands in what is in sight. */
export async function topOf(card: Locator): Promise<number> {
  return (await card.boundingBox())?.y ?? Number.NaN;
}

/** The part of a page with this heading. */
export function section(phone: Page, name: string): Locator {
  return phone.getByRole("region", { name, exact: true });
}

/** The four words that the page shows to be read out. */
export async function wordsOn(phone: Page): Promise<string> {
  const words = phone.getByRole("list", { name: "Four words to read out" }).getByRole("listitem");
  await expect(words).toHaveCount(4);
  return (await words.allTextContents()).join(" ");
}
