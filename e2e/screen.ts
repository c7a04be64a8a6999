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
