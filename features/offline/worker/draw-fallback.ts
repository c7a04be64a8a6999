import { keptIn, siteCache } from "@/features/kept/kept-caches";
import { everydayPages } from "@/features/kept/what-is-kept";
import en from "@/messages/en/fallback.json";
import es from "@/messages/es/fallback.json";
import { findCache, findKept } from "./kept-page";

declare const self: ServiceWorkerGlobalScope;

/**
 * In place of a page that is not kept here while there is no line: says so, and leads to what there is. It needs
 * nothing else, and is left as fast as every page that nobody should be seen with.
 */
export async function drawFallback(url: URL): Promise<Response> {
  const locale = await findLocale();
  const words = locale === "es" ? es : en;
  const links = (await listKept(url))
    .map(([path, name]) => `<li><a href="${path}">${words[name]}</a></li>`)
    .join("");
  const body = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>Holdfast</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script src="/quiet.js"></script><style>${style}</style></head><body>
<header><b>Holdfast</b><form action="/away"><button data-quick-exit>${words.exit}</button></form></header>
<main><h1>${words.title}</h1><p>${words.text}</p><p><a class="again" href="">${words.again}</a></p>
${links && `<h2>${words.here}</h2><ul>${links}</ul>`}</main></body></html>`;
  const policy =
    `default-src 'none'; script-src 'self'; style-src 'sha256-${await hashOf(style)}'; img-src data:; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "referrer-policy": "no-referrer",
  };
  return new Response(body, { headers });
}

/** Of the network in the address; otherwise the page where one's networks are. */
async function listKept(url: URL): Promise<[path: string, name: keyof typeof en][]> {
  const [, network] = url.pathname.match(/^\/n\/([\w-]+)/) ?? [];
  const names = ["board", "mine", "need", "offer"] as const;
  const pages = network
    ? everydayPages(network).map((path, index) => [path, names[index] ?? "board"] as const)
    : [];
  const all = [...pages, ["/", "start"] as const, ["/guide", "guide"] as const];
  const found = await Promise.all(
    all.map(async ([path, name]) => {
      const cacheName = await findCache(path);
      const kept = cacheName && (await findKept(cacheName, new URL(path, url)));
      return kept ? [[path, name] satisfies [string, keyof typeof en]] : [];
    }),
  );
  return found.flat();
}

/** As the last page that was kept; the cookie that says so is none of a worker's. */
async function findLocale(): Promise<"en" | "es"> {
  const kept = await caches.match("/", { cacheName: siteCache, ignoreVary: true });
  const locale = kept?.headers.get(keptIn) ?? self.navigator.language;
  return locale.startsWith("es") ? "es" : "en";
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** The colours and sizes of app/globals.css. */
const style =
  ":root{color-scheme:light dark;--paper:#fbf7ef;--sheet:#fffdf9;--ink:#1d1914;--rule:#dfd4c2;--signal:#bf3008}" +
  "@media (prefers-color-scheme:dark){:root{--paper:#161310;--sheet:#211d18;--ink:#f5eee2;--rule:#3d362d;--signal:#ff8455}}" +
  "[hidden]{display:none!important}*{box-sizing:border-box}" +
  "body{margin:0 auto;max-width:40rem;padding:0 1rem 2rem;background:var(--paper);color:var(--ink);" +
  "font:106.25%/1.4 system-ui,sans-serif}" +
  "header{display:flex;justify-content:space-between;align-items:center;min-height:3.5rem;font-size:1.125rem}" +
  "h1{font-size:1.875rem;line-height:1.2;margin:1rem 0 0}h2{font-size:1.125rem;margin:2rem 0 .5rem}" +
  "main>p{margin:.75rem 0}h1+p{border-top:2px solid var(--rule);padding-top:.75rem}" +
  "ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}a{color:inherit;font-weight:700}" +
  "li a,.again,button{display:flex;align-items:center;min-height:3rem;padding:.5rem 1rem;border:2px solid var(--ink);" +
  "border-radius:.25rem;background:var(--sheet);color:inherit;font:inherit;font-weight:700;text-decoration:none}" +
  ".again{display:inline-flex;border-color:var(--signal)}button{cursor:pointer}" +
  ":focus-visible{outline:3px solid var(--ink);outline-offset:2px}";
