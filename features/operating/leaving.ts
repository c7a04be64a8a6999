import { oncePerProcess } from "@/lib/once-per-process";

/** Whether this process was told to stop; it then finishes what it has begun, and begins nothing new. */
export function isLeaving(): boolean {
  return leaving().isLeaving;
}

/** From now on this process is leaving. False when it was already. */
export function beginLeaving(): boolean {
  if (leaving().isLeaving) return false;
  leaving().isLeaving = true;
  for (const act of leaving().acts) act();
  return true;
}

/** Does this once the process is told to stop: for what would otherwise go on without end. */
export function whenLeaving(act: () => void): void {
  leaving().acts.push(act);
}

function leaving() {
  return oncePerProcess("leaving", () => ({ isLeaving: false, acts: [] as (() => void)[] }));
}
