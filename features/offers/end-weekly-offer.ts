import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { hasStarted, isOver } from "@/domain/window";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import type { Changed } from "./change-weekly-offer";
import { lockPostedOffer, lockWeekly } from "./lock-offer";
import type { endWeeklyOfferInput } from "./schema";
import { purgeDayOfWindows } from "./weekly-facts";

/**
 * Ends an offer that repeats: no further time comes, and those ahead go, except what somebody counts on. Doing it twice
 * is doing it once.
 */
export function endWeeklyOffer(
  actor: Actor,
  input: z.output<typeof endWeeklyOfferInput>,
): Promise<Result<Changed>> {
  return asActor(actor, async (tx) => {
    const locked = await lockPostedOffer(tx, actor, input.offer);
    if (!locked) return refuse("not-found");
    const { offer, windows } = locked;
    if (offer.authorId !== actor.member) return refuse("not-yours");
    const rules = await lockWeekly(tx, actor, offer.id);
    const isPromised = (row: (typeof windows)[number]) =>
      !row.cancelled && row.left < row.quantity && !isOver(row.window, actor.now);
    const promised = windows.filter(isPromised).length;
    if (rules.length === 0) return { ok: true, value: { promised } };
    if (offer.state === "hidden") return refuse("taken-down");
    const gone = windows.filter((row) => !isPromised(row) && !hasStarted(row.window, actor.now));
    const here = eq(offerWindows.networkId, actor.network);
    if (gone.length > 0)
      await tx.delete(offerWindows).where(
        and(
          here,
          inArray(
            offerWindows.id,
            gone.map(({ id }) => id),
          ),
        ),
      );
    await tx
      .delete(weeklyWindows)
      .where(and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, offer.id)));
    await tx
      .update(offers)
      .set({
        purgeOn: sql`greatest(${purgeDay(actor, actor.now)}, ${purgeDayOfWindows(actor, offer.id)})`,
        ...(promised === 0 && { state: "withdrawn", note: null }),
      })
      .where(and(eq(offers.networkId, actor.network), eq(offers.id, offer.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: { promised } };
  });
}
