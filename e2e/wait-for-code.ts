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
  for (let tries = 0; tries < 5; tries++) {
    // A page that goes on to another one at once is asked there.
    if (await page.evaluate(waitInPage).catch(() => false)) return;
  }
}

/** React's root says whether it still has to take over what was drawn; it hangs on the document, as Next.js has it. */
async function waitInPage(): Promise<true> {
  for (let tries = 0; tries < 1500 && "__next_f" in window; tries++) {
    const name = Object.keys(document).find((key) => key.startsWith("__reactContainer$"));
    const root = name && Reflect.get(document, name).stateNode.current.memoizedState;
    if (root?.isDehydrated === false) break;
    await new Promise((go) => setTimeout(go, 20));
  }
  return true;
}
