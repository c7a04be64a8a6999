import { and, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows } from "@/db/schema/offers";

/** A need of the actor's network, or null; foreign and missing look the same. */
export async function findNeed(tx: Transaction, actor: Actor, id: string) {
  const [need] = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, actor.network), eq(needs.id, id)));
  return need ?? null;
}

/** An offer of the actor's network, or null. */
export async function findOffer(tx: Transaction, actor: Actor, id: string) {
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, id)));
  return offer ?? null;
}

/**
 * A window of that offer, held until the transaction ends, or null. Read it before the offer: who edits or withdraws an
 * offer holds its windows, so what is read of the offer afterwards stays true.
 */
export async function findWindow(tx: Transaction, actor: Actor, offer: string, id: string) {
  const [window] = await tx
    .select()
    .from(offerWindows)
    .where(
      and(
        eq(offerWindows.networkId, actor.network),
        eq(offerWindows.offerId, offer),
        eq(offerWindows.id, id),
        eq(offerWindows.cancelled, false),
      ),
    )
    .for("no key update");
  return window ?? null;
}
