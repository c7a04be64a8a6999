import { expect, type Page } from "@playwright/test";

/** Where each page lies that this browser keeps for a time without signal, by the name of its cache. */
export function listKeptPages(phone: Page): Promise<Record<string, string[]>> {
  return phone.evaluate(async () => {
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[name] = requests.map(({ url }) => url.slice(location.origin.length));
    }
    return kept;
  });
}

/** Everything that this browser keeps of pages and answers, as one text. */
export function readKept(phone: Page): Promise<string> {
  return phone.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? "");
      }
    }
    return texts.join("\n");
  });
}

/** Until the everyday pages of the network are kept, those that anyone may read, and these. */
export async function untilKept(phone: Page, network: string, more: readonly string[] = []): Promise<void> {
  const pages = ["", "/mine", "/needs/new", "/offers/new"].map((rest) => `/n/${network}${rest}`);
  const all = [...pages, "/guide", "/limits", "/what-we-store", "/", "/away", ...more];
  await expect
    .poll(
      async () => {
        const kept = Object.values(await listKeptPages(phone)).flat();
        return all.filter((path) => !kept.includes(path));
      },
      // When the page has settled, one after the other, each with its code.
      { timeout: 180_000 },
    )
    .toEqual([]);
}

/** Has these pages fetched anew and kept, and waits until that is done: the last one has to be for anyone. */
export async function keepAnew(phone: Page, pages: readonly string[]): Promise<void> {
  await phone.evaluate(async (keep) => {
    const last = keep.at(-1) ?? "";
    const keptAt = async () => (await caches.match(last))?.headers.get("x-kept-at");
    const before = await keptAt();
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep, locale: "en", maxAge: 0 });
    while ((await keptAt()) === before) await new Promise((resolve) => setTimeout(resolve, 50));
  }, pages);
}
