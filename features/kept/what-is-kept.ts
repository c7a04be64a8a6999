import { categories } from "@/domain/categories";
import { isCurrent } from "./kept-days";

/** Where a page belongs that is kept for a time without signal: to a membership of this network, or to nobody. */
export type Keepable = { readonly network: string | null };

/** What of a kept page counts for whether it may stay: `at` is when it was kept, in milliseconds. */
export type KeptPage = { readonly path: string; readonly at: number };

/** What is shown without signal: these pages, and of the network's the board, what is mine, both forms and listings. */
export function whatIsKept(path: string): Keepable | null {
  if (openToAll.includes(path)) return { network: null };
  const [, network, rest = ""] = path.match(ofNetwork) ?? [];
  return network && (everydayRests.includes(rest) || listing.test(rest)) ? { network } : null;
}

/**
 * Which page may stand in for one that is not there: the same without what is behind the `?`. Null when that is the same
 * page, or when somebody is acted `for`: then it would be one's own form, and what is sent from it one's own.
 */
export function standIn({ pathname, search, searchParams }: URL): string | null {
  return search === "" || searchParams.has("for") ? null : pathname;
}

/** The pages that anyone may read, and the one a quick exit ends on. */
export const openToAll: readonly string[] = ["/", "/guide", "/limits", "/what-we-store", "/away"];

/** What a member opens every day, and finds without signal although it was never open here. */
export function everydayPages(network: string): string[] {
  return everydayRests.map((rest) => `/n/${network}${rest}`);
}

/** Both forms for each kind, likewise. */
export function formPages(network: string): string[] {
  return formRests.map((rest) => `/n/${network}${rest}`);
}

/** Code has its content in its name: what has once come under an address never changes. */
export function isCode(path: string): boolean {
  return path.startsWith("/_next/static/");
}

/** Quick exit and the curtain: named by a page's frame as it is, and needed by every page that is kept. */
export const quietScript = "/quiet.js";

/** The addresses of all code that a page, or a piece of code, names. */
export function namedCode(text: string): string[] {
  const named = text.match(/static\/(?:chunks|media|css)\/[\w./~-]+\.(?:js|css|woff2)\b/g) ?? [];
  return [...new Set(named.map((name) => `/_next/${name}`))];
}

/**
 * The paths of those that have to go: the old ones, and of listings and of pages with something behind the `?` those
 * above the number, oldest first.
 */
export function outdated(pages: readonly KeptPage[], now: number, days: number): string[] {
  const current = pages.filter(({ at }) => isCurrent(at, now, days));
  const old = pages.filter(({ at }) => !isCurrent(at, now, days));
  const visited = current.filter(({ path }) => isVisited(path.match(ofNetwork)?.[2] ?? ""));
  const tooMany = visited.toSorted((one, other) => other.at - one.at).slice(mostVisited);
  return [...old, ...tooMany].map(({ path }) => path);
}

function isVisited(rest: string): boolean {
  return listing.test(rest) || (rest.includes("?") && !formRests.includes(rest));
}

const mostVisited = 40;

const id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ofNetwork = new RegExp(`^/n/(${id})([/?].*)?$`);
const listing = new RegExp(`^/(?:needs|offers)/${id}$`);
const everydayRests: readonly string[] = ["", "/mine", "/needs/new", "/offers/new"];
const formRests: readonly string[] = categories.flatMap((kind) => [
  `/needs/new?kind=${kind}`,
  `/offers/new?kind=${kind}`,
]);
