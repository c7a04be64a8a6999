import { beforeEach, expect, it, vi } from "vitest";
import { dropAllKept, dropKept } from "@/features/kept/kept-caches";
import { type Keycard, listKeycards } from "@/features/keyring/keycard";
import { askToKeep } from "./ask-to-keep";

vi.mock("@/features/keyring/keycard", () => ({ listKeycards: vi.fn() }));

const member = "1b3c93f2-5e10-4c69-9d6b-6f1d7a1c52ac";
const visit = { member, days: 7, path: "/", locale: "en" };
let caches: Set<string>;
let workers: Set<object>;
let asked: unknown[];
/** What happens while the browser registers the worker. */
let meanwhile: () => Promise<void>;

beforeEach(() => {
  [caches, workers, asked, meanwhile] = [new Set(), new Set(), [], async () => {}];
  vi.mocked(listKeycards).mockResolvedValue([]);
  vi.stubGlobal("caches", {
    keys: async () => [...caches],
    open: async (name: string) => caches.add(name),
    delete: async (name: string) => caches.delete(name),
  });
  const worker = { unregister: async () => workers.delete(worker) };
  const serviceWorker = {
    register: async () => {
      await meanwhile();
      workers.add(worker);
    },
    getRegistrations: async () => [...workers],
    ready: Promise.resolve({ active: { postMessage: (request: unknown) => asked.push(request) } }),
  };
  vi.stubGlobal("navigator", { serviceWorker });
});

it("makes room for the membership, and asks for its pages", async () => {
  const network = crypto.randomUUID();
  await askToKeep({ ...visit, network });
  expect([...caches]).toContain(`holdfast-kept:${network}:7:${member}`);
  expect([workers.size, asked.length]).toEqual([1, 2]);
});

it("leaves nothing of a network that was left before it began, or while it was at it", async () => {
  const [before, during] = [crypto.randomUUID(), crypto.randomUUID()];
  await dropKept(before);
  await askToKeep({ ...visit, network: before });
  expect([caches.size, workers.size]).toEqual([0, 0]);

  meanwhile = async () => {
    await dropKept(during);
    await dropAllKept();
  };
  await askToKeep({ ...visit, network: during });
  expect([caches.size, workers.size, asked]).toEqual([0, 0, []]);
});

it("leaves what keeps pages of another network on this device", async () => {
  const [network, other] = [crypto.randomUUID(), crypto.randomUUID()];
  vi.mocked(listKeycards).mockResolvedValue([{ network: other } as Keycard]);
  await askToKeep({ ...visit, network: other });
  meanwhile = () => dropKept(network);
  await askToKeep({ ...visit, network });
  expect([...caches].filter((name) => name.includes("kept:"))).toEqual([
    `holdfast-kept:${other}:7:${member}`,
  ]);
  expect(workers.size).toBe(1);
});

it("keeps pages again for whoever came back by their words without a new page", async () => {
  const network = crypto.randomUUID();
  await dropKept(network);
  await dropKept(network, member);
  await askToKeep({ ...visit, network });
  expect(asked).toHaveLength(2);
});
