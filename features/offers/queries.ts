import { and, eq, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { offers, offerWindows } from "@/db/schema/offers";
import type { OfferCard } from "@/domain/board";
import type { ListingState } from "@/domain/listing";
import { dayOf } from "@/domain/zoned-time";
import { idInput } from "@/features/access/sealed-input";
import { isShown } from "@/features/needs/queries";
import { toBase64url } from "@/seal/bytes";

/** One offer as its own page shows it, with all its windows, those that are over too. */
export type ShownOffer = OfferCard & { readonly state: ListingState };

/**
 * An offer of the actor's network, or null. One made along with an answer is its author's alone; one that is hidden
 * is left to its author and the coordinators.
 */
export async function findOffer(actor: Actor, id: string): Promise<ShownOffer | null> {
  if (!idInput.safeParse(id).success) return null;
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ offer: offers, window: offerWindows })
      .from(offers)
      .innerJoin(
        offerWindows,
        and(eq(offerWindows.networkId, offers.networkId), eq(offerWindows.offerId, offers.id)),
      )
      .where(and(eq(offers.networkId, actor.network), eq(offers.id, id)))
      .orderBy(sql`lower(${offerWindows.window})`),
  );
  const row = rows[0]?.offer;
  if (!row || !isShown(actor, row, row.origin === "posted")) return null;
  const { authorId, category, placeId, cell, reach, splittable, attributes, note, epoch, state } = row;
  return {
    id,
    by: authorId,
    category,
    place: placeId,
    cell,
    reach,
    splittable,
    attributes,
    note: note && toBase64url(note),
    epoch,
    state,
    windows: rows.map(({ window: { id: windowId, window, quantity, left } }) => ({
      id: windowId,
      from: window.from.getTime() / 1000,
      until: window.until.getTime() / 1000,
      day: dayOf(window.from, actor.zone),
      quantity,
      left,
    })),
  };
}

/** An offer that the actor may still change: posted by themselves, and not taken down. Null for any other. */
export async function findOwnOffer(actor: Actor, id: string): Promise<ShownOffer | null> {
  const offer = await findOffer(actor, id);
  return offer?.by === actor.member && offer.state === "open" ? offer : null;
}
