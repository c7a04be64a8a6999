import type { Page } from "@playwright/test";
import type { RealNetwork } from "@/test/real-network";

/** Brings the keys of who founded the network into a browser, as they would themselves. */
export async function signInByWords(page: Page, { members: [founder] }: RealNetwork): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox").fill(founder?.words ?? "");
  await page.getByRole("textbox").press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("/n/*");
}
