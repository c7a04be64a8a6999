import { longestDays } from "./kept-days";

/**
 * Copies for times without signal lie in the browser's Cache Storage: as the server sent them, so that what is sealed
 * stays sealed. Each membership on this device has a cache of its own; those of the site and of code are for all. Only
 * pages make them: where there is none, nothing is kept, so that whatever is still on its way when somebody leaves has
 * nowhere to go.
 */
export async function openRoom({ network, member, days }: Room): Promise<void> {
  const name = `${prefixOf(network)}${days}:${member}`;
  await dropRooms(network, (other) => other !== name);
  await Promise.all([name, siteCache, codeCache].map((each) => caches.open(each)));
}

/** `days` is how long the network keeps what is over: no copy lives longer. */
export type Room = { readonly network: string; readonly member: string; readonly days: number };

/** The cache for what belongs to this network on this device, by its name; null when nothing is kept of it. */
export async function findRoom(network: string): Promise<string | null> {
  const names = await caches.keys();
  return names.find((name) => name.startsWith(prefixOf(network))) ?? null;
}

/** Whose pages a cache holds. */
export function memberOf(room: string): string {
  return room.slice(room.lastIndexOf(":") + 1);
}

/** After how many days what a cache holds is to go; of a cache of an earlier version, at once. */
export function daysOf(cacheName: string): number {
  if (!cacheName.startsWith(`${ours}kept:`)) return longestDays;
  return Number(cacheName.match(/:(\d+):[^:]*$/)?.[1] ?? 0);
}

/** All caches there are of networks on this device. */
export async function listRooms(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(`${ours}kept:`));
}

/** Drops what is kept of a network, but for what is kept for one member. Never rejects. */
export async function dropKept(network: string, but?: string): Promise<void> {
  if (but === undefined) left.add(network);
  else left.delete(network);
  await dropRooms(network, (name) => but === undefined || memberOf(name) !== but);
}

/** Drops everything that is kept, and what keeps it. Never rejects. */
export async function dropAllKept(): Promise<void> {
  await dropWhere((name) => name.startsWith(ours));
  const registrations = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  await Promise.allSettled((registrations ?? []).map((registration) => registration.unregister()));
}

/** Whether somebody has left the network in this page, which may still be about to keep something of it. */
export function hasLeft(network: string): boolean {
  return left.has(network);
}

const left = new Set<string>();

const ours = "holdfast-";

/** Of pages that anyone may read. */
export const siteCache = `${ours}site`;

/** Of code, of this version of the app and of those that pages open here may still have. */
export const codeCache = `${ours}code`;

/** When a copy was kept (milliseconds since 1970, on this device's clock), and in which language it is. */
export const keptAt = "x-kept-at";
export const keptIn = "x-kept-in";

function prefixOf(network: string) {
  return `${ours}kept:${network}:`;
}

async function dropRooms(network: string, isToGo: (name: string) => boolean) {
  await dropWhere((name) => name.startsWith(prefixOf(network)) && isToGo(name));
}

/** A browser that keeps nothing has nothing to drop. */
async function dropWhere(isToGo: (name: string) => boolean) {
  try {
    const names = await caches.keys();
    await Promise.all(names.filter(isToGo).map((name) => caches.delete(name)));
  } catch {}
}
