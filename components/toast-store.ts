import { makeListeners } from "@/lib/listeners";

export type Toast = { id: number; text: string; action?: { label: string; run: () => void } };

/** Says what just happened, in passing, with a way to take it back. A new one takes the place of the last. */
export function showToast(toast: Omit<Toast, "id">) {
  current = { ...toast, id: ++count };
  tell();
}

export function dismissToast(id: number) {
  if (current?.id !== id) return;
  current = null;
  tell();
}

export function currentToast(): Toast | null {
  return current;
}

const { listen, tell } = makeListeners();

/** Calls `listener` after every change; returns how to stop. */
export const onToast = listen;

let current: Toast | null = null;
let count = 0;
