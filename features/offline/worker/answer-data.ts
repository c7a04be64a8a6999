import { findCache, findKept } from "./kept-page";
import { noteSlow, patience } from "./patience";

declare const self: ServiceWorkerGlobalScope;

/**
 * The data of a step from page to page, or of the page that is open, anew. When it does not come in time and the page
 * is kept here, the framework is told to go there as if the address was typed; see `doMpaNavigation` in next 16,
 * client/components/router-reducer/fetch-server-response.js. The page that is open waits: it is not to be lost.
 */
export async function answerData(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const url = new URL(request.url);
  if (isOfOpenPage(request)) return fetchWithBreath(request);
  const cacheName = await findCache(url.pathname);
  url.searchParams.delete("_rsc");
  const kept = cacheName && (await findKept(cacheName, url));
  try {
    return await (kept ? inTime(request) : fetch(request));
  } catch {
    noteSlow();
    return new Response(null, { headers: { "content-type": "text/plain" } });
  }
}

/** The framework marks what it wants anew in the tree it has; the whole tree when a page is refreshed. */
function isOfOpenPage(request: Request): boolean {
  const tree = request.headers.get("next-router-state-tree");
  try {
    return JSON.parse(decodeURIComponent(tree ?? ""))[3] === "refetch";
  } catch {
    return false;
  }
}

/** Rejects when nothing has come within our patience. */
async function inTime(request: Request): Promise<Response> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), patience() * 1000);
  try {
    return await fetch(request, { signal: tooLate.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Tries for some minutes, each time after a longer rest, and at once when there is a line again. */
async function fetchWithBreath(request: Request): Promise<Response> {
  for (const seconds of [1, 2, 4, 8, 15, 30, 60, 60]) {
    const answer = await fetch(request.clone()).catch(() => null);
    // An accident would have the framework leave the page as well.
    if (answer && answer.status < 500) return answer;
    await new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
      self.addEventListener("online", resolve, { once: true });
    });
  }
  return fetch(request);
}
