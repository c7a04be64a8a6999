import type { Actor } from "@/db/actor";
import { type CancelInput, setCancelled } from "./set-cancelled";

/** Puts a time that was cancelled back as it was. */
export function restoreWindow(actor: Actor, input: CancelInput) {
  return setCancelled(actor, input, false);
}
