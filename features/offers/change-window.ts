import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { offers, offerWindows } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotChangeWindow } from "@/domain/why-not-edit";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { lockWeeklyWindow } from "./lock-window";
import type { changeWindowInput } from "./schema";

/** Changes one time of an offer that repeats, and no other. What happens to the rest does not touch it any more. */
export function changeWindow(
  actor: Actor,
  { window: id, from, until, quantity }: z.output<typeof changeWindowInput>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const locked = await lockWeeklyWindow(tx, actor, id);
    if (!locked) return refuse("not-found");
    const { offer, window, others } = locked;
    if (window.cancelled) return refuse("taken-down");
    const next = { window: { from, until }, quantity };
    const ahead = others.map((each) => each.window);
    const refusal = whyNotChangeWindow(offer, window, next, ahead, actor.member, actor.now);
    if (refusal) return refuse(refusal);
    await tx
      .update(offerWindows)
      .set({
        ...next,
        left: sql`${offerWindows.left} + ${quantity} - ${offerWindows.quantity}`,
        changed: true,
      })
      .where(and(eq(offerWindows.networkId, actor.network), eq(offerWindows.id, id)));
    await tx
      .update(offers)
      .set({ purgeOn: sql`greatest(${offers.purgeOn}, ${purgeDay(actor, until)})` })
      .where(and(eq(offers.networkId, actor.network), eq(offers.id, offer.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
