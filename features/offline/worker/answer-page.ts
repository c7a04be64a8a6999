import { NetworkFirst } from "serwist";
import { drawFallback } from "./draw-fallback";
import { copyOfPage, findCache, findKept } from "./kept-page";
import { noteSlow, patience } from "./patience";

/**
 * A page from the server, and from this device when the server does not answer in time or has an accident. What comes
 * later than that still takes the place of the copy.
 */
export async function answerPage(event: FetchEvent): Promise<Response> {
  const url = new URL(event.request.url);
  const cacheName = await findCache(url.pathname);
  const answer = cacheName ? await networkFirst(event, url, cacheName) : await networkOnly(event);
  if (answer && answer.status < 500) return answer;
  return (cacheName && (await findKept(cacheName, url))) || answer || drawFallback(url);
}

async function networkFirst(event: FetchEvent, url: URL, cacheName: string): Promise<Response | null> {
  const strategy = new NetworkFirst({
    cacheName,
    networkTimeoutSeconds: url.pathname === "/away" ? 1 : patience(),
    plugins: [
      {
        cacheWillUpdate: ({ response }) => copyOfPage(url.pathname, response, cacheName),
        async cachedResponseWillBeUsed() {
          noteSlow();
          return findKept(cacheName, url);
        },
      },
    ],
  });
  return strategy.handle({ event, request: event.request }).catch(() => null);
}

async function networkOnly(event: FetchEvent): Promise<Response | null> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return null;
  }
}
