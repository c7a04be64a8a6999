import { isCode, quietScript } from "@/features/kept/what-is-kept";
import { listenForPushes } from "@/features/notices/show-notice";
import { isKeepRequest } from "../keep-request";
import { answerCode } from "./answer-code";
import { answerData } from "./answer-data";
import { answerPage } from "./answer-page";
import { keepPages, tidyAll } from "./keep-pages";

declare const self: ServiceWorkerGlobalScope;

// A newer worker takes over at once: pages that are open find the code of their version where it lies.
self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => {
  // A page is asked for while the worker is still starting.
  const ahead = self.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([self.clients.claim(), ahead]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Writes, streams and whatever else is asked of the API go past the worker.
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event));
  else if (isCode(pathname) || pathname === quietScript) event.respondWith(answerCode(event));
  else if (request.headers.get("rsc") === "1") event.respondWith(answerData(event));
  tidying ??= tidyAll();
  event.waitUntil(tidying);
});

/** Once each time the worker is started. */
let tidying: Promise<void> | undefined;

self.addEventListener("message", (event) => {
  if (isKeepRequest(event.data)) event.waitUntil(keepPages(event.data));
  // As public/quiet.js says it.
  if (event.data === "left") event.waitUntil(closeNotices());
});

async function closeNotices() {
  for (const notice of await self.registration.getNotifications()) notice.close();
}

listenForPushes(self);
