import { and, asc, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";

/**
 * A posted offer of the actor's network and all its windows, held until the transaction ends, or null. Whoever edits
 * it next waits at the offer and then reads the windows as they have become; whoever claims waits at a window.
 */
export async function lockPostedOffer(tx: Transaction, actor: Actor, id: string) {
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, id), eq(offers.origin, "posted")))
    .for("no key update");
  if (!offer) return null;
  const windows = await tx
    .select()
    .from(offerWindows)
    .where(and(eq(offerWindows.networkId, actor.network), eq(offerWindows.offerId, id)))
    .orderBy(asc(offerWindows.id))
    .for("update");
  return { offer, windows };
}

/** The windows of an offer that repeat, held like the offer, so that nobody lays them out meanwhile. */
export function lockWeekly(tx: Transaction, actor: Actor, offer: string) {
  return tx
    .select()
    .from(weeklyWindows)
    .where(and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, offer)))
    .orderBy(asc(weeklyWindows.id))
    .for("update");
}

/** Whether the offer repeats. */
export async function isWeekly(tx: Transaction, actor: Actor, offer: string): Promise<boolean> {
  const count = await tx.$count(
    weeklyWindows,
    and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, offer)),
  );
  return count > 0;
}
