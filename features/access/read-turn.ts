import type { Actor } from "@/db/actor";
import { limits } from "./limits";
import { takeTurn } from "./take-turn";

/** The seconds until this device may read again, or null when it may now. Nobody else is counted for it. */
export function takeReadTurn({ network, device }: Actor): Promise<number | null> {
  return takeTurn([limits.reads(), `${network} ${device}`]);
}
