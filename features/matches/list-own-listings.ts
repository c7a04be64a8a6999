import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import type { Category } from "@/domain/categories";
import type { ListingState } from "@/domain/listing";
import type { Window } from "@/domain/window";

/** A listing of one's own that is not over; an offer under its first window that is not. */
export type OwnListingCard = {
  readonly kind: "need" | "offer";
  readonly id: string;
  readonly category: Category;
  readonly state: ListingState;
  readonly window: Window;
  readonly furtherWindows: number;
  readonly quantity: number;
  readonly left: number;
};

/** What the actor has posted once, soonest first; what comes again each week is apart (`listRepeating`). Open, or hidden by a coordinator; what was taken down is gone. */
export async function listOwnListings(tx: Transaction, actor: Actor): Promise<OwnListingCard[]> {
  const posted = [...(await listOwnNeeds(tx, actor)), ...(await listOwnOffers(tx, actor))];
  return posted.sort((one, other) => one.window.from.getTime() - other.window.from.getTime());
}

async function listOwnNeeds(tx: Transaction, actor: Actor): Promise<OwnListingCard[]> {
  const { id, category, state, window, quantity, left } = needs;
  const rows = await tx
    .select({ id, category, state, window, quantity, left })
    .from(needs)
    .where(
      and(
        eq(needs.networkId, actor.network),
        eq(needs.authorId, actor.member),
        eq(needs.origin, "posted"),
        isNull(needs.seriesId),
        inArray(state, ["open", "hidden"]),
        sql`upper(${window}) > now()`,
      ),
    );
  return rows.map((row) => ({ kind: "need", furtherWindows: 0, ...row }));
}

async function listOwnOffers(tx: Transaction, actor: Actor): Promise<OwnListingCard[]> {
  const { id, category, state } = offers;
  const { window, quantity, left } = offerWindows;
  const rows = await tx
    .select({ id, category, state, window, quantity, left })
    .from(offerWindows)
    .innerJoin(offers, and(eq(offers.networkId, offerWindows.networkId), eq(id, offerWindows.offerId)))
    .where(
      and(
        eq(offers.networkId, actor.network),
        eq(offers.authorId, actor.member),
        eq(offers.origin, "posted"),
        eq(offerWindows.cancelled, false),
        sql`not exists (select from ${weeklyWindows} where ${weeklyWindows.networkId} = ${offers.networkId}
          and ${weeklyWindows.offerId} = ${offers.id})`,
        inArray(state, ["open", "hidden"]),
        sql`upper(${window}) > now()`,
      ),
    )
    .orderBy(sql`lower(${window})`, asc(id));
  const cards = new Map<string, OwnListingCard>();
  for (const row of rows) {
    const first = cards.get(row.id);
    cards.set(
      row.id,
      first
        ? { ...first, furtherWindows: first.furtherWindows + 1 }
        : { kind: "offer", furtherWindows: 0, ...row },
    );
  }
  return [...cards.values()];
}
