import type { Page } from "@playwright/test";

/**
 * Milliseconds from asking for a page until its first lines are there, until it can be pressed, and until the first
 * sealed text is readable (NaN where there is none).
 */
export type Load = { readonly seen: number; readonly alive: number; readonly opened: number };

/** Where they are, of what is read first, and of what answers a press once the page is alive; and the sealed text. */
type Watched = { readonly seen: string; readonly pressable: string; readonly note: RegExp | null };

/** A page of text: nothing of it is sealed. */
export const pageOfText = { path: "/limits", seen: "main h1", pressable: "main h1", note: null };

/** As `fillRealBoard` fills it. */
export const boardWithNotes = { seen: "article h3", pressable: "article button", note: /ring twice/ };

export async function timeLoad(page: Page, url: string, { seen, pressable, note }: Watched): Promise<Load> {
  const start = performance.now();
  const since = () => performance.now() - start;
  await page.goto(url, { waitUntil: "commit", timeout: patience });
  const first = page.locator(seen).first();
  const whenSeen = first.waitFor({ timeout: patience }).then(since);
  // React notes on an element what it does with it as soon as it answers for it.
  const whenAlive = page
    .waitForFunction(
      (selector) =>
        Object.keys(document.querySelector(selector) ?? {}).some((key) => key.startsWith("__reactProps")),
      pressable,
      { timeout: patience, polling: "raf" },
    )
    .then(since);
  const whenOpened = note
    ? page.getByText(note).first().waitFor({ timeout: patience }).then(since)
    : Number.NaN;
  const [seenAt, aliveAt, openedAt] = await Promise.all([whenSeen, whenAlive, whenOpened]);
  return { seen: seenAt, alive: aliveAt, opened: openedAt };
}

/** A page of its own between two, so that nothing of the last one runs on or is brought back. */
export async function leave(page: Page): Promise<void> {
  await page.goto("about:blank");
}

const patience = 120_000;
