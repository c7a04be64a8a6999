import { daysOf, findRoom, keptAt, keptIn, memberOf, siteCache } from "@/features/kept/kept-caches";
import { isCurrent } from "@/features/kept/kept-days";
import { isBroken, languageOf, memberIn, stampPage } from "@/features/kept/read-page";
import { standIn, whatIsKept } from "@/features/kept/what-is-kept";

/** Which cache is for the page at this path; null when it is not to be kept here. */
export async function findCache(path: string): Promise<string | null> {
  const what = whatIsKept(path);
  if (!what) return null;
  return what.network === null ? siteCache : findRoom(what.network);
}

/**
 * The copy of a page to keep, which says when it was kept; null for what is no good page: an accident, a redirect, what
 * stands in the place of a page until somebody has signed in, and what was written for another member than the cache's.
 */
export async function copyOfPage(
  path: string,
  response: Response,
  cacheName: string,
): Promise<Response | null> {
  const isPage = /^text\/html\b/.test(response.headers.get("content-type") ?? "");
  if (response.status !== 200 || response.redirected || !isPage) return null;
  const html = await response.text();
  if (isBroken(html)) return null;
  if (whatIsKept(path)?.network && memberIn(html) !== memberOf(cacheName)) return null;
  // Somebody may have left while the page was on its way.
  if (!(await caches.has(cacheName))) return null;
  const now = Date.now();
  const headers = new Headers(response.headers);
  // It has been unpacked.
  headers.delete("content-encoding");
  headers.set(keptAt, String(now));
  headers.set(keptIn, languageOf(html));
  return new Response(stampPage(html, now), { headers });
}

/**
 * The copy of a page; for one that was not open here, the way to the page that may stand in for it. Undefined when there
 * is none, or only one that helps nobody any more.
 */
export async function findKept(cacheName: string, url: URL): Promise<Response | undefined> {
  const kept = await find(cacheName, `${url.pathname}${url.search}`);
  const instead = standIn(url);
  if (kept || instead === null) return kept;
  return (await find(cacheName, instead)) && Response.redirect(instead);
}

async function find(cacheName: string, address: string): Promise<Response | undefined> {
  const kept = await caches.match(address, { cacheName, ignoreVary: true });
  return kept && isCurrent(Number(kept.headers.get(keptAt)), Date.now(), daysOf(cacheName))
    ? kept
    : undefined;
}
