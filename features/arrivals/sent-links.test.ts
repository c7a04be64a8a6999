import { expect, it, vi } from "vitest";
import { inviteMinutes } from "@/domain/invite";
import type { DeviceNotes } from "@/features/keyring/device-notes";
import { findSentLink, forgetSentLink, keepSentLink } from "./sent-links";

const day = 24 * 60 * 60_000;

it("keeps a link's secret until nobody can come by it or wait by it any more", async () => {
  const notes = inMemory();
  const now = Date.UTC(2026, 10, 22);
  vi.useFakeTimers({ now });
  try {
    const [first, second] = [makeLink(1), makeLink(2)];
    await keepSentLink(notes, first, now + inviteMinutes["by-message"] * 60_000);
    vi.setSystemTime(now + 5.9 * day);
    await keepSentLink(notes, second, now + 9 * day);
    expect(await findSentLink(notes, first.id)).toEqual(first);
    vi.setSystemTime(now + 6.1 * day);
    await keepSentLink(notes, makeLink(3), now + 9 * day);
    expect(await findSentLink(notes, first.id)).toBeNull();
    expect(await findSentLink(notes, second.id)).toEqual(second);
  } finally {
    vi.useRealTimers();
  }
});

it("forgets one and keeps the others", async () => {
  const notes = inMemory();
  const [gone, kept] = [makeLink(1), makeLink(2)];
  for (const link of [gone, kept]) await keepSentLink(notes, link, Date.now() + day);
  await forgetSentLink(notes, gone.id);
  expect(await findSentLink(notes, gone.id)).toBeNull();
  expect(await findSentLink(notes, kept.id)).toEqual(kept);
  expect(await findSentLink(inMemory(), kept.id)).toBeNull();
});

function makeLink(byte: number) {
  return { id: crypto.randomUUID(), secret: new Uint8Array(16).fill(byte) };
}

function inMemory(): DeviceNotes {
  const kept = new Map<string, string>();
  return {
    remember: async (key, text) => void kept.set(key, text),
    recall: async (key) => kept.get(key) ?? null,
    forget: async (key) => void kept.delete(key),
  };
}
