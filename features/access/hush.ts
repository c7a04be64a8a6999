import type { Actor } from "@/db/actor";
import { oncePerProcess } from "@/lib/once-per-process";

type Who = Pick<Actor, "network" | "device">;

/** By network: for which device all others wait with what they write, and since when (milliseconds, a clock nobody sets). */
type Hush = { readonly device: string; readonly begun: number };

/** In milliseconds: long enough to read a network, seal it again and send it; and then others have their turn. */
const hushLength = 20_000;
const restAfter = 60_000;

/**
 * For a moment nobody else writes in this network, so that this device gets done what takes everything as it is: without
 * it, whoever writes all the time would keep a network from changing its key. Not again for a minute, whoever asks: nobody
 * is to keep others from writing. It counts in this process alone.
 */
export function hush({ network, device }: Who, now = performance.now()): void {
  const all = hushes();
  for (const [of, { begun }] of all) if (begun + hushLength + restAfter <= now) all.delete(of);
  if (!all.has(network)) all.set(network, { device, begun: now });
}

/** It has got it done: others go on at once. */
export function endHush({ network, device }: Who, now = performance.now()): void {
  const found = hushes().get(network);
  if (found?.device === device) hushes().set(network, { device, begun: now - hushLength });
}

/** The seconds for which this device is to wait with what it writes; null when it need not. */
export function hushedFor({ network, device }: Who, now = performance.now()): number | null {
  const found = hushes().get(network);
  const left = found && found.device !== device ? found.begun + hushLength - now : 0;
  return left > 0 ? Math.ceil(left / 1000) : null;
}

function hushes(): Map<string, Hush> {
  return oncePerProcess("hush", () => new Map());
}
