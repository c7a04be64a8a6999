import { and, asc, eq, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import type { WindowCard } from "@/domain/board";
import { dayOf } from "@/domain/zoned-time";
import { idInput } from "@/features/access/sealed-input";
import { isShown } from "@/features/needs/queries";
import { toBase64url } from "@/seal/bytes";
import type { OfferRule, ShownOffer } from "./offer-values";
import { rulesOf } from "./weekly-facts";

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
      .leftJoin(
        offerWindows,
        and(
          eq(offerWindows.networkId, offers.networkId),
          eq(offerWindows.offerId, offers.id),
          eq(offerWindows.cancelled, false),
        ),
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
    mostAWeek: row.mostAWeek,
    windows: rows.flatMap((each) => (each.window ? [windowCard(each.window, actor.zone)] : [])),
  };
}

function windowCard(row: typeof offerWindows.$inferSelect, zone: string): WindowCard {
  const { id, window, quantity, left } = row;
  return {
    id,
    from: window.from.getTime() / 1000,
    until: window.until.getTime() / 1000,
    day: dayOf(window.from, zone),
    quantity,
    left,
  };
}

/** When an offer comes again each week; null when it does not. */
export async function findRules(actor: Actor, offer: string): Promise<OfferRule[] | null> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(weeklyWindows)
      .where(and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, offer)))
      .orderBy(asc(weeklyWindows.fromTime), asc(weeklyWindows.id)),
  );
  return rows.length > 0 ? rulesOf(rows) : null;
}

/** An offer that the actor may still change: posted by themselves, and not taken down. Null for any other. */
export async function findOwnOffer(actor: Actor, id: string): Promise<ShownOffer | null> {
  const offer = await findOffer(actor, id);
  return offer?.by === actor.member && offer.state === "open" ? offer : null;
}
