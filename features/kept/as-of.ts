"use client";

import { useSyncExternalStore } from "react";
import { makeListeners } from "@/lib/listeners";
import { noteAnswer } from "./signal";

/** Of when the page that is open is, by this device's clock (milliseconds); `isKept`: it came from this device. */
export type AsOf = { readonly at: number; readonly isKept: boolean };

/** Call when the server has just said what the page shows. */
export function noteFresh() {
  noteAnswer();
  change({ at: Date.now(), isKept: false });
}

/** Call after a step to another page within the app: without a line it is of when it was last here. */
export function noteStep(path: string, isLost: boolean) {
  if (isLost) change({ at: seen.get(path) ?? asOf().at, isKept: true });
  else noteFresh();
}

/** Call with the page's path whenever what it shows has come, so that `noteStep` knows. */
export function noteSeen(path: string) {
  seen.set(path, asOf().at);
}

/** Whether what the page shows came from this device, as far as is known at this moment. False on the server. */
export function isCopy(): boolean {
  return typeof document !== "undefined" && asOf().isKept;
}

/** Null on the server. */
export function useAsOf(): AsOf | null {
  return useSyncExternalStore(listen, asOf, () => null);
}

let current: AsOf | undefined;
const seen = new Map<string, number>();
const { listen, tell } = makeListeners();

/** A copy says of itself when it was kept; see features/offline/worker. */
function asOf(): AsOf {
  const keptAt = Number(document.documentElement.dataset.keptAt);
  current ??= keptAt ? { at: keptAt, isKept: true } : { at: performance.timeOrigin, isKept: false };
  return current;
}

function change(next: AsOf) {
  current = next;
  tell();
}
