import type { Page } from "@playwright/test";
import { expect } from "./phone";

/** Where somebody is who left in a hurry. */
export const away = /\/away\??$/;

/** Again where a machine that is busy lets more than a second pass between the two. */
export async function leaveByKeys(phone: Page): Promise<void> {
  await expect(async () => {
    await phone.keyboard.press("Escape");
    await phone.keyboard.press("Escape");
    await phone.waitForURL(away, { timeout: 5_000 });
  }).toPass();
}

/** A page that anybody might have open. */
export async function expectNothingOfUs(phone: Page): Promise<void> {
  await expect(phone.getByRole("table")).toBeVisible();
  await expect(phone).toHaveTitle("Calendar");
  const shown = await phone.evaluate(() => document.documentElement.innerHTML);
  expect(shown).not.toMatch(/holdfast|harbor|network|strike|union/i);
}
