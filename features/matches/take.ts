import { and, eq, gte, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { offerWindows } from "@/db/schema/offers";

/** Holds so much of an offer window, or says false when less is left. The database decides, whoever reads first. */
export async function takeFromWindow(
  tx: Transaction,
  actor: Actor,
  id: string,
  quantity: number,
): Promise<boolean> {
  const taken = await tx
    .update(offerWindows)
    .set({ left: sql`${offerWindows.left} - ${quantity}` })
    .where(
      and(
        eq(offerWindows.networkId, actor.network),
        eq(offerWindows.id, id),
        gte(offerWindows.left, quantity),
      ),
    )
    .returning({ id: offerWindows.id });
  return taken.length > 0;
}

/** Holds so much of an open need, or says false when less is left, or it was taken down or changed since it was read. */
export async function takeFromNeed(
  tx: Transaction,
  actor: Actor,
  { id, category, window }: Pick<typeof needs.$inferSelect, "id" | "category" | "window">,
  quantity: number,
): Promise<boolean> {
  const taken = await tx
    .update(needs)
    .set({ left: sql`${needs.left} - ${quantity}` })
    .where(
      and(
        eq(needs.networkId, actor.network),
        eq(needs.id, id),
        eq(needs.state, "open"),
        eq(needs.category, category),
        eq(needs.window, window),
        gte(needs.left, quantity),
      ),
    )
    .returning({ id: needs.id });
  return taken.length > 0;
}
