import { beforeEach, expect, it, vi } from "vitest";
import { codeCache, keptAt, siteCache } from "@/features/kept/kept-caches";
import { keepPages, tidyAll } from "./keep-pages";

const origin = "https://holdfast.example.org";
const [mine, other] = ["6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10", "7a2e8b2d-52ac-4c69-9d6b-1a3c93f25e11"];
const member = "1b3c93f2-5e10-4c69-9d6b-6f1d7a1c52ac";
const day = 86_400_000;
let stored: Map<string, Map<string, Response>>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("caches", {
    keys: async () => [...stored.keys()],
    has: async (name: string) => stored.has(name),
    open: async (name: string) => cacheOf(name),
    match: async (address: string, { cacheName }: { cacheName: string }) =>
      stored.get(cacheName)?.get(new URL(address, origin).href),
  });
});

it("drops what has lain too long, by the days of each network, also of networks that nobody opens", async () => {
  const rooms = [`holdfast-kept:${mine}:7:${member}`, `holdfast-kept:${other}:1:${member}`];
  for (const [index, name] of rooms.entries()) {
    const network = [mine, other][index];
    put(name, `/n/${network}`, 6 * day);
    put(name, `/n/${network}/mine`, 8 * day);
    put(name, `/n/${network}/needs/new`, 0);
  }
  await tidyAll();
  expect(pathsIn(rooms[0])).toEqual([`/n/${mine}`, `/n/${mine}/needs/new`]);
  expect(pathsIn(rooms[1])).toEqual([`/n/${other}/needs/new`]);
});

it("drops all that an earlier version kept without saying for how long", async () => {
  const room = `holdfast-kept:${mine}:${member}`;
  put(room, `/n/${mine}`, 0);
  await tidyAll();
  expect(pathsIn(room)).toEqual([]);
});

it("leaves pages for everybody, code, and what is not ours alone", async () => {
  for (const name of [siteCache, codeCache, "of something else"]) put(name, "/guide", 400 * day);
  await tidyAll();
  expect([...stored.keys()].flatMap(pathsIn)).toEqual(["/guide", "/guide", "/guide"]);
});

it("ends in peace where the browser keeps nothing", async () => {
  vi.stubGlobal("caches", {
    keys: async () => {
      throw new Error("No storage.");
    },
  });
  await expect(tidyAll()).resolves.toBeUndefined();
});

it("keeps nothing for whoever has left meanwhile, and sweeps where something was kept", async () => {
  const room = `holdfast-kept:${mine}:7:${member}`;
  put(room, `/n/${mine}/mine`, 9 * day);
  vi.stubGlobal("fetch", async () => {
    stored.delete(room);
    return new Response("<html></html>", { headers: { "content-type": "text/html" } });
  });
  await keepPages({ keep: [`/n/${mine}`], locale: "en", maxAge: day });
  expect(stored.has(room)).toBe(false);

  put(room, `/n/${mine}/mine`, 9 * day);
  put(room, `/n/${mine}`, 0, "en");
  await keepPages({ keep: [`/n/${mine}`], locale: "en", maxAge: day });
  expect(pathsIn(room)).toEqual([`/n/${mine}`]);
});

function cacheOf(name: string) {
  const kept = stored.get(name) ?? new Map<string, Response>();
  stored.set(name, kept);
  return {
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    match: async ({ url }: { url: string }) => kept.get(url),
    delete: async ({ url }: { url: string }) => kept.delete(url),
    put: async (address: string, response: Response) =>
      void kept.set(new URL(address, origin).href, response),
  };
}

/** A copy of this age, as the worker writes it down. */
function put(name: string, path: string, age: number, locale = "en") {
  const kept = stored.get(name) ?? new Map<string, Response>();
  const headers = { [keptAt]: String(Date.now() - age), "x-kept-in": locale };
  stored.set(name, kept.set(`${origin}${path}`, new Response("", { headers })));
}

function pathsIn(name = ""): string[] {
  return [...(stored.get(name)?.keys() ?? [])].map((url) => new URL(url).pathname);
}
