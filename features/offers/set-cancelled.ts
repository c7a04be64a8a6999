import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { offerWindows } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotCancelWindow } from "@/domain/why-not-edit";
import { raiseVersion } from "@/features/networks/raise-version";
import { lockWeeklyWindow } from "./lock-window";
import type { cancelWindowInput } from "./schema";

export type CancelInput = z.output<typeof cancelWindowInput>;

/** What cancelling a time and putting it back have in common. Doing it twice is doing it once. */
export function setCancelled(
  actor: Actor,
  { window: id }: CancelInput,
  cancelled: boolean,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const locked = await lockWeeklyWindow(tx, actor, id);
    if (!locked) return refuse("not-found");
    const { offer, window } = locked;
    if (offer.authorId === actor.member && window.cancelled === cancelled) return { ok: true, value: null };
    const refusal = whyNotCancelWindow(offer, window, actor.member, actor.now);
    if (refusal) return refuse(refusal);
    await tx
      .update(offerWindows)
      .set({ cancelled, left: cancelled ? 0 : sql`${offerWindows.quantity}` })
      .where(and(eq(offerWindows.networkId, actor.network), eq(offerWindows.id, id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
