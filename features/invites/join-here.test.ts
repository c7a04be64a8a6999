import { expect, it, vi } from "vitest";
import type { Answer } from "@/features/access/ask-server";
import { joinHere } from "./join-here";

/** What this device keeps, by its address. */
const kept = vi.hoisted(() => new Map<string, unknown>());
let answer: Answer<unknown>;

vi.mock("idb-keyval", () => ({
  createStore: () => null,
  get: async (key: string) => kept.get(key),
  del: async (key: string) => void kept.delete(key),
}));
vi.mock("@/features/access/ask-server", () => ({ askServer: async () => answer }));
vi.mock("@/features/keyring/new-member", async (original) => ({
  ...(await original<typeof import("@/features/keyring/new-member")>()),
  sealOwnName: async () => "",
}));

it.each([
  ["used-invite", 0],
  ["stale-epoch", 0],
  ["conflict", 0],
  ["full", 1],
  ["unavailable", 1],
  ["too-many", 1],
  ["offline", 1],
] as const)("after %s a device holds %i sets of keys for another try", async (reason, count) => {
  kept.set("newcomer:invite:link", { keycard: {}, epoch: 1, sent: { member: {}, envelope: "", device: {} } });
  answer = { ok: false, reason, message: "" };
  const invite = { id: "link", token: "", network: "" } as Parameters<typeof joinHere>[0];
  expect(await joinHere(invite, "Ada")).toMatchObject({ reason });
  expect(kept.size).toBe(count);
});
