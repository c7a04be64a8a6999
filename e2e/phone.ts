import { type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import type { RealMember } from "../test/real-network";
import { test as base } from "./fixtures";

type Phones = {
  /**
   * A phone of its own, with its own cookies and keys: without a member as it comes out of the box, with one already
   * signed in by their words and showing the board. When the test is over, none of them may have complained of an error
   * or of a broken content security policy.
   */
  openPhone: (member?: Pick<RealMember, "words"> | null, options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Phones>({
  openPhone: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (member = null, options = {}) => {
      const context = await browser.newContext(options);
      opened.push(context);
      listen(context, complaints);
      const phone = await context.newPage();
      if (member) await signInByWords(phone, member.words);
      return phone;
    });
    for (const context of opened) await context.close();
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** The words are typed at /sign-in, whatever the language, and the board comes. */
export async function signInByWords(phone: Page, words: string): Promise<void> {
  await phone.goto("/sign-in");
  await phone.getByRole("textbox").fill(words);
  await phone.getByRole("textbox").press("Tab");
  await phone.keyboard.press("Enter");
  await phone.waitForURL("/n/*");
}

/** Looking at a phone again makes a page ask for what is new, and a board that does not hear of it by itself. */
export async function lookAgain(phone: Page): Promise<void> {
  await phone.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on("weberror", (error) => complaints.push(error.error().stack ?? error.error().message));
  context.on("console", (message) => {
    if (message.type() !== "error" || isExpected(message.text(), message.location().url)) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
}

/** The browser itself writes down what was refused, is not there, or found no line; the app says those in words. */
function isExpected(text: string, url: string): boolean {
  if (!text.startsWith("Failed to load resource:")) return false;
  if (text.includes("ERR_INTERNET_DISCONNECTED")) return true;
  const isCode = new URL(url, process.env.BASE_URL).pathname.startsWith("/_next/");
  return !isCode && /status of (401|404|409) /.test(text);
}
