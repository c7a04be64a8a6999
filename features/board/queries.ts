import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/actor";
import { members } from "@/db/schema/members";
import { needs } from "@/db/schema/needs";
import { networks } from "@/db/schema/networks";
import { offers, offerWindows } from "@/db/schema/offers";
import { places } from "@/db/schema/places";

export async function findNetwork(tx: Transaction, id: string) {
  const { version, zone, epoch, profile, profileEpoch } = networks;
  const found = tx.select({ version, zone, epoch, profile, profileEpoch }).from(networks);
  const [network] = await found.where(eq(networks.networkId, id));
  return network ?? null;
}

/** In the network's own order, the retired ones too. */
export function listPlaces(tx: Transaction, network: string) {
  const { id, label, epoch, cell, retired } = places;
  return tx
    .select({ id, label, epoch, cell, retired })
    .from(places)
    .where(eq(places.networkId, network))
    .orderBy(asc(places.position), asc(places.id));
}

/** What was posted, is open and is not over; a need made along with a claim is its author's alone. */
export function listPostedNeeds(tx: Transaction, network: string) {
  const { id, authorId, category, window, quantity, left, attributes, urgency, note, epoch } = needs;
  const { placeId, cell, toPlaceId } = needs;
  return tx
    .select({
      ...{ id, authorId, category, window, placeId, cell, toPlaceId },
      ...{ quantity, left, attributes, urgency, note, epoch },
    })
    .from(needs)
    .where(
      and(
        eq(needs.networkId, network),
        eq(needs.state, "open"),
        eq(needs.origin, "posted"),
        isAhead(needs.window),
      ),
    );
}

/** The same for offers: one row per window that is not over, soonest first. */
export function listPostedWindows(tx: Transaction, network: string) {
  const { authorId, category, placeId, cell, reach, splittable, attributes, note, epoch } = offers;
  const { window, quantity, left } = offerWindows;
  return tx
    .select({
      ...{ id: offers.id, authorId, category, placeId, cell, reach, splittable, attributes, note, epoch },
      ...{ windowId: offerWindows.id, window, quantity, left },
    })
    .from(offerWindows)
    .innerJoin(offers, and(eq(offers.networkId, offerWindows.networkId), eq(offers.id, offerWindows.offerId)))
    .where(
      and(
        eq(offerWindows.networkId, network),
        eq(offers.state, "open"),
        eq(offers.origin, "posted"),
        isAhead(window),
      ),
    )
    .orderBy(sql`lower(${window})`, asc(offers.id));
}

export async function listNames(tx: Transaction, network: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: members.id, profile: members.profile, epoch: members.profileEpoch })
    .from(members)
    .where(and(eq(members.networkId, network), inArray(members.id, [...ids])));
}

function isAhead(window: AnyPgColumn) {
  return sql`upper(${window}) > now()`;
}
