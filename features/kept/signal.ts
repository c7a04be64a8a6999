"use client";

import { useSyncExternalStore } from "react";
import { makeListeners } from "@/lib/listeners";

/** Call when the server has answered something, whatever it was. */
export function noteAnswer() {
  change(false);
}

/** Call when a request did not get through in its time. From then on it is tried now and then whether one does. */
export function noteSilence() {
  change(true);
  trying ??= setInterval(tryOnce, 10_000);
}

/** Whether there is no line to the server, as far as this page has found out. */
export function useSignalLost(): boolean {
  return useSyncExternalStore(listen, isLost, () => false);
}

let silent = false;
let trying: ReturnType<typeof setInterval> | undefined;
const { listen: hear, tell } = makeListeners();

function isLost() {
  return silent || !navigator.onLine;
}

async function tryOnce() {
  if (document.visibilityState !== "visible") return;
  try {
    await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8_000) });
    noteAnswer();
  } catch {}
}

function change(next: boolean) {
  if (!next) {
    clearInterval(trying);
    trying = undefined;
  }
  if (silent === next) return;
  silent = next;
  tell();
}

function listen(listener: () => void): () => void {
  // A device that has found a line again may have one; the next request tells.
  const online = () => {
    silent = false;
    listener();
  };
  const stop = hear(listener);
  window.addEventListener("online", online);
  window.addEventListener("offline", listener);
  return () => {
    stop();
    window.removeEventListener("online", online);
    window.removeEventListener("offline", listener);
  };
}
