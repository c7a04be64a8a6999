"use client";

import { useSyncExternalStore } from "react";

/** Call when the server has answered something, whatever it was. */
export function noteAnswer() {
  change(false);
}

/** Call when a request did not get through in its time. */
export function noteSilence() {
  change(true);
}

/** Whether there is no line to the server, as far as this page has found out. */
export function useSignalLost(): boolean {
  return useSyncExternalStore(listen, isLost, () => false);
}

let silent = false;
const listeners = new Set<() => void>();

function isLost() {
  return silent || !navigator.onLine;
}

function change(next: boolean) {
  if (silent === next) return;
  silent = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  // A device that has found a line again may have one; the next request tells.
  const online = () => {
    silent = false;
    listener();
  };
  listeners.add(listener);
  window.addEventListener("online", online);
  window.addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", listener);
  };
}
