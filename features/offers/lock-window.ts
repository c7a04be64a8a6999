import { and, eq, isNotNull } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { offerWindows } from "@/db/schema/offers";
import { lockPostedOffer } from "./lock-offer";

/** One time of an offer that repeats, with the offer and its other windows, held until the transaction ends; or null. */
export async function lockWeeklyWindow(tx: Transaction, actor: Actor, id: string) {
  const [found] = await tx
    .select({ offerId: offerWindows.offerId })
    .from(offerWindows)
    .where(
      and(
        eq(offerWindows.networkId, actor.network),
        eq(offerWindows.id, id),
        isNotNull(offerWindows.weeklyId),
      ),
    );
  const locked = found && (await lockPostedOffer(tx, actor, found.offerId));
  const window = locked?.windows.find((each) => each.id === id);
  if (!locked || !window) return null;
  const others = locked.windows.filter((each) => each.id !== id && !each.cancelled);
  return { offer: locked.offer, window, others };
}
