import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";

/**
 * From now on pages of this context are there, for `goto` and `reload`, as soon as their code has taken over what the
 * server drew. A browser has loaded a page a moment before that, and what is pressed in that moment goes nowhere: people
 * press again, specs wait for what never comes.
 */
export function waitForCode(context: BrowserContext): void {
  context.on("page", (page) => {
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      if (!options?.waitUntil) await untilTakenOver(page);
      return response;
    };
    page.reload = async (options) => {
      const response = await reload(options);
      if (!options?.waitUntil) await untilTakenOver(page);
      return response;
    };
  });
}

/** Not for ever: a page whose code does not come is a page too. */
export async function untilTakenOver(page: Page): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    // A page that goes on to another one at once cannot be asked.
    if (await page.evaluate(isTakenOver).catch(() => false)) return;
    await sleep(10);
  }
}

/** React's root says whether it still has to take over what was drawn; it hangs on the document, as Next.js has it. */
function isTakenOver(): boolean {
  if (!("__next_f" in window)) return true;
  const name = Object.keys(document).find((key) => key.startsWith("__reactContainer$"));
  const root = name && Reflect.get(document, name).stateNode.current.memoizedState;
  return root?.isDehydrated === false;
}
