import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { members } from "@/db/schema/members";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { networks } from "@/db/schema/networks";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import { places } from "@/db/schema/places";
import type { MemberCard } from "@/domain/board";
import { toBase64url } from "@/seal/bytes";

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
      ...{ quantity, left, attributes, urgency, note, epoch, seriesId: needs.seriesId },
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
        eq(offerWindows.cancelled, false),
        isAhead(window),
      ),
    )
    .orderBy(sql`lower(${window})`, asc(offers.id));
}

/** What the needs of each series have in common. */
export function listSeries(tx: Transaction, network: string) {
  const { id, days, note, epoch } = needSeries;
  return tx.select({ id, days, note, epoch }).from(needSeries).where(eq(needSeries.networkId, network));
}

/** The days of the week on which offers come again, a row for each of their rules. */
export function listWeekly(tx: Transaction, network: string) {
  return tx
    .select({ offer: weeklyWindows.offerId, days: weeklyWindows.days })
    .from(weeklyWindows)
    .where(eq(weeklyWindows.networkId, network));
}

/** What people are called, sealed: members and, with `guest`, those without the app. */
export async function listNames(
  tx: Transaction,
  network: string,
  ids: readonly string[],
): Promise<NameRow[]> {
  if (ids.length === 0) return [];
  const named = await tx
    .select({ id: members.id, profile: members.profile, epoch: members.profileEpoch })
    .from(members)
    .where(and(eq(members.networkId, network), inArray(members.id, [...ids])));
  if (named.length === new Set(ids).size) return named;
  const without = await tx
    .select({ id: guests.id, profile: guests.profile, epoch: guests.epoch })
    .from(guests)
    .where(and(eq(guests.networkId, network), inArray(guests.id, [...ids])));
  return [...named, ...without.map((row) => ({ ...row, guest: true as const }))];
}

type NameRow = {
  readonly id: string;
  readonly profile: Uint8Array;
  readonly epoch: number;
  readonly guest?: true;
};

export function memberCardOf({ profile, ...row }: NameRow): MemberCard {
  return { ...row, name: toBase64url(profile) };
}

function isAhead(window: AnyPgColumn) {
  return sql`upper(${window}) > now()`;
}
