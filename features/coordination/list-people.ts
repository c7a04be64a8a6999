import { asActor } from "@/db/actor";
import { listNames } from "@/features/board/queries";
import type { Coordinator } from "@/features/duty/coordinator";

/** The sealed names of people of the coordinator's network; who is not there is left out. */
export function listPeople(coordinator: Coordinator, ids: readonly string[]) {
  return asActor(coordinator, (tx) => listNames(tx, coordinator.network, [...new Set(ids)]));
}
