"use client";

import { useSyncExternalStore } from "react";
import { makeListeners } from "@/lib/listeners";

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
  tell();
}

const refused = new Set<string>();
const { listen, tell } = makeListeners();
