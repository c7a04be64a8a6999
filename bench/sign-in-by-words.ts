import type { Page } from "@playwright/test";
import type { RealNetwork } from "@/test/real-network";

/** Brings Rosa's keys into a browser, as she would herself. */
export async function signInByWords(page: Page, network: RealNetwork): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox").fill(network.member("Rosa").words);
  await page.getByRole("textbox").press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("/n/*");
}
