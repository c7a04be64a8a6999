import type { Actor } from "@/db/actor";

declare const onDuty: unique symbol;

/** An actor who holds the duty of coordinator: reads and writes that only coordinators may do demand one. */
export type Coordinator = Actor & { readonly [onDuty]: true };

/** The actor as a coordinator, or null for a member without the duty. The only place that makes one. */
export function asCoordinator(actor: Actor): Coordinator | null {
  return actor.role === "coordinator" ? (actor as Coordinator) : null;
}
