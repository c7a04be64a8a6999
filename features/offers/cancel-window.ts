import type { Actor } from "@/db/actor";
import { type CancelInput, setCancelled } from "./set-cancelled";

/** Takes one time of an offer that repeats off the board. Its row stays, so that it is not laid out again. */
export function cancelWindow(actor: Actor, input: CancelInput) {
  return setCancelled(actor, input, true);
}
