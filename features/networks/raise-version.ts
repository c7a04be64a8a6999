import { eq, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { networks } from "@/db/schema/networks";

/**
 * Says that something changed which other members can see. The last statement of its transaction: the
 * row is locked from here to the commit, and every writer of the network passes through it.
 */
export async function raiseVersion(tx: Transaction, actor: Actor): Promise<void> {
  await tx
    .update(networks)
    .set({ version: sql`${networks.version} + 1` })
    .where(eq(networks.networkId, actor.network));
}
