"use client";

import { useSyncExternalStore } from "react";
import { makeListeners } from "@/lib/listeners";

/**
 * Whether the member has posted something and has not saved their words yet. Known since the keycard was last read or
 * changed on this page, so that a reminder stands where it belongs at once instead of pushing the board down later.
 */
export function useWordsDue(network: string): boolean {
  return useSyncExternalStore(
    listen,
    () => due.has(network),
    () => false,
  );
}

/** Called with every keycard that is read for a page or changed. */
export function noteWords({ network, posted, secret }: Words) {
  if (posted && secret !== null) due.add(network);
  else due.delete(network);
  tell();
}

type Words = { network: string; posted: boolean; secret: Uint8Array | null };

const due = new Set<string>();
const { listen, tell } = makeListeners();
