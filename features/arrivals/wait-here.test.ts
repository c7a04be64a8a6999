import { beforeEach, expect, it, vi } from "vitest";
import type { Answer } from "@/features/access/ask-server";
import type { KeptArrival } from "./kept-arrival";
import { askArrivalState } from "./wait-here";

/** What this device keeps, by its address. */
const kept = vi.hoisted(() => new Map<string, unknown>());
let answer: Answer<unknown>;

vi.mock("idb-keyval", () => ({
  createStore: () => null,
  del: async (key: string) => void kept.delete(key),
}));
vi.mock("@/features/access/ask-server", () => ({ askServer: async () => answer }));

beforeEach(() => {
  kept.clear();
  kept.set("newcomer:arrival:link", {});
});

it("keeps nothing once they were turned away, and what may be on its way until it has arrived", async () => {
  answer = { ok: true, value: { state: "waiting" } };
  expect(await askArrivalState(arrival(true))).toBe("waiting");
  answer = { ok: true, value: { state: "gone" } };
  expect(await askArrivalState(arrival(false))).toBe("gone");
  expect(kept.size).toBe(1);
  expect(await askArrivalState(arrival(true))).toBe("gone");
  expect(kept.size).toBe(0);
});

function arrival(arrived: boolean): KeptArrival {
  const body = { invite: "link", token: "", network: "", device: { id: "", loginKey: "" } };
  return { kind: "by-message", keycard: {}, body, arrived } as KeptArrival;
}
