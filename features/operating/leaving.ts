import { oncePerProcess } from "@/lib/once-per-process";

/** Whether this process was told to stop; it then finishes what it has begun, and begins nothing new. */
export function isLeaving(): boolean {
  return leaving().isLeaving;
}

/** From now on this process is leaving. False when it was already. */
export function beginLeaving(): boolean {
  if (leaving().isLeaving) return false;
  leaving().isLeaving = true;
  return true;
}

function leaving() {
  return oncePerProcess("leaving", () => ({ isLeaving: false }));
}
