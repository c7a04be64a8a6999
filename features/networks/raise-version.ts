import { and, eq, sql } from "drizzle-orm";
import { type Actor, rollBack, type Transaction } from "@/db/actor";
import { networks } from "@/db/schema/networks";

/**
 * Says that something changed which other members can see. The last statement of its transaction: the
 * row is locked from here to the commit, and every writer of the network passes through it. Pass the epoch that a
 * text was sealed under: when the network has begun another one meanwhile, the whole is refused with `stale-epoch`,
 * so that no text stays behind under a key that somebody removed still has.
 */
export async function raiseVersion(tx: Transaction, actor: Actor, sealedUnder?: number): Promise<void> {
  const { networkId, epoch, version } = networks;
  const here = eq(networkId, actor.network);
  const raised = await tx
    .update(networks)
    .set({ version: sql`${version} + 1` })
    .where(sealedUnder === undefined ? here : and(here, eq(epoch, sealedUnder)))
    .returning({ version });
  if (raised.length === 0) rollBack(sealedUnder === undefined ? "signed-out" : "stale-epoch");
}
