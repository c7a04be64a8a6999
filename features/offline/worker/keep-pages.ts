import { codeCache, daysOf, keptAt, keptIn, listRooms } from "@/features/kept/kept-caches";
import { isCurrent, longestDays } from "@/features/kept/kept-days";
import { namedCode, outdated, quietScript } from "@/features/kept/what-is-kept";
import type { KeepRequest } from "../keep-request";
import { copyOfPage, findCache } from "./kept-page";

/** Fetches and keeps pages, one after the other, with the code they name, so that they open although never visited. */
export async function keepPages({ keep, locale, maxAge }: KeepRequest): Promise<void> {
  await tidyCode();
  const used = new Set<string>();
  for (const path of keep) {
    const cacheName = await findCache(pathOf(path));
    if (!cacheName) continue;
    used.add(cacheName);
    const kept = await caches.match(path, { cacheName, ignoreVary: true });
    if (kept && kept.headers.get(keptIn) === locale && ageOf(kept) < maxAge) continue;
    await keepPage(path, cacheName);
  }
  for (const cacheName of used) await tidy(cacheName);
}

/** What cannot be had now is kept another time. */
async function keepPage(path: string, cacheName: string) {
  try {
    const copy = await copyOfPage(
      pathOf(path),
      await fetch(path, { headers: { accept: "text/html" } }),
      cacheName,
    );
    if (!copy) return;
    await (await caches.open(cacheName)).put(path, copy.clone());
    await keepCode([...namedCode(await copy.text()), quietScript]);
  } catch {}
}

/** Code names the code that it fetches only when it is needed. */
async function keepCode(names: readonly string[]) {
  if (!(await caches.has(codeCache))) return;
  const cache = await caches.open(codeCache);
  const seen = new Set(names);
  // A set that grows while it is walked is walked to its end.
  for (const name of seen) {
    const kept = await cache.match(name, { ignoreVary: true });
    const answer = kept ?? (await fetch(name));
    if (answer.status !== 200) continue;
    if (!kept) await cache.put(name, answer.clone());
    if (name.endsWith(".js")) for (const next of namedCode(await answer.text())) seen.add(next);
  }
}

/** What has grown too old goes, also of networks that nobody opens here any more. Never rejects. */
export async function tidyAll(): Promise<void> {
  try {
    for (const room of await listRooms()) await tidy(room);
  } catch {}
}

async function tidy(cacheName: string) {
  if (!(await caches.has(cacheName))) return;
  const cache = await caches.open(cacheName);
  const pages = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const kept = await cache.match(request, { ignoreVary: true });
      const { pathname, search } = new URL(request.url);
      return { request, path: `${pathname}${search}`, at: Number(kept?.headers.get(keptAt)) };
    }),
  );
  const gone = new Set(outdated(pages, Date.now(), daysOf(cacheName)));
  for (const { request, path } of pages) if (gone.has(path)) await cache.delete(request);
}

/** Code of versions that nobody runs any more. What is still in use comes back with the next page that is kept. */
async function tidyCode() {
  if (!(await caches.has(codeCache))) return;
  const cache = await caches.open(codeCache);
  for (const request of await cache.keys()) {
    const answer = await cache.match(request, { ignoreVary: true });
    const at = Date.parse(answer?.headers.get("date") ?? "");
    if (!isCurrent(at, Date.now(), longestDays)) await cache.delete(request);
  }
}

function pathOf(address: string): string {
  return address.replace(/\?.*/, "");
}

function ageOf(kept: Response): number {
  return Math.abs(Date.now() - Number(kept.headers.get(keptAt)));
}
