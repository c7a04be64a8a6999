import { CacheFirst, StaleWhileRevalidate } from "serwist";
import { codeCache } from "@/features/kept/kept-caches";
import { isCode } from "@/features/kept/what-is-kept";

/** Code comes from this device as soon as it was here once; the one file without its content in its name is looked up. */
export function answerCode(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const strategy = isCode(new URL(request.url).pathname) ? immutable : current;
  return strategy.handle({ event, request });
}

const onlyWhole = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && (await caches.has(codeCache)) ? response : null,
};
const options = { cacheName: codeCache, plugins: [onlyWhole], matchOptions: { ignoreVary: true } };
const immutable = new CacheFirst(options);
const current = new StaleWhileRevalidate(options);
