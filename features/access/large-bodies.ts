import type { Actor } from "@/db/actor";
import { oncePerProcess } from "@/lib/once-per-process";

/** So many members of one network may send something large at once: as many as could mean it. */
const mostOfNetwork = 4;

/**
 * Lets a member send something large, one at a time, and gives how to say that it is dealt with; null when there is no room.
 * Anybody can found a network and be on duty there: what is read all at once has to fit into memory.
 */
export function beginLargeBody({ network, member }: Pick<Actor, "network" | "member">): (() => void) | null {
  const senders = oncePerProcess("large-bodies", () => new Map<string, Set<string>>());
  const here = senders.get(network) ?? new Set();
  if (here.has(member) || here.size >= mostOfNetwork) return null;
  senders.set(network, here.add(member));
  return () => {
    here.delete(member);
    if (here.size === 0) senders.delete(network);
  };
}
