"use client";

import { useSyncExternalStore } from "react";

/** Whether this page has found out that the network does not know this device any more. */
export function useRefusedHere(network: string): boolean {
  return useSyncExternalStore(
    listen,
    () => refused.has(network),
    () => false,
  );
}

/** Call when the network has let this device in, or has not. */
export function noteRefused(network: string, isRefused: boolean): void {
  if (isRefused) refused.add(network);
  else refused.delete(network);
  for (const listener of listeners) listener();
}

const refused = new Set<string>();
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
