import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "@/features/access/ask-server";
import { joinHere } from "@/features/invites/join-here";
import type { KeptArrival } from "./kept-arrival";
import { askArrivalState } from "./wait-here";

/** What this device keeps, by its address. */
const kept = vi.hoisted(() => new Map<string, unknown>());
let answer: Answer<unknown>;

vi.mock("idb-keyval", () => ({
  createStore: () => null,
  get: async (key: string) => kept.get(key),
  set: async (key: string, value: unknown) => void kept.set(key, value),
  del: async (key: string) => void kept.delete(key),
}));
vi.mock("@/features/access/ask-server", async (original) => ({
  ...(await original<typeof import("@/features/access/ask-server")>()),
  askServer: async () => answer,
}));
vi.mock("@/features/keyring/new-member", async (original) => ({
  ...(await original<typeof import("@/features/keyring/new-member")>()),
  sealOwnName: async () => "",
}));

beforeEach(() => kept.clear());

describe("somebody who waits", () => {
  it("keeps nothing once they were turned away, and what may be on its way until it has arrived", async () => {
    await keep("newcomer:arrival:link");
    answer = { ok: true, value: { state: "waiting" } };
    expect(await askArrivalState(arrival(true))).toBe("waiting");
    answer = { ok: true, value: { state: "gone" } };
    expect(await askArrivalState(arrival(false))).toBe("gone");
    expect(kept.size).toBe(1);
    expect(await askArrivalState(arrival(true))).toBe("gone");
    expect(kept.size).toBe(0);
  });
});

describe("somebody who joins", () => {
  it.each([
    ["used-invite", 0],
    ["stale-epoch", 0],
    ["conflict", 0],
    ["full", 1],
    ["unavailable", 1],
    ["too-many", 1],
    ["offline", 1],
  ] as const)("after %s keeps %i for another try", async (reason, count) => {
    await keep("newcomer:invite:link");
    answer = { ok: false, reason, message: "" };
    const invite = { id: "link", token: "", network: "" } as Parameters<typeof joinHere>[0];
    expect(await joinHere(invite, "Ada")).toMatchObject({ reason });
    expect(kept.size).toBe(count);
  });
});

async function keep(address: string) {
  kept.set(address, { keycard: {}, epoch: 1, sent: { member: {}, envelope: "", device: {} } });
}

function arrival(arrived: boolean): KeptArrival {
  const body = { invite: "link", token: "", network: "", device: { id: "", loginKey: "" } };
  return { kind: "by-message", keycard: {}, body, arrived } as KeptArrival;
}
