import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Window } from "@/domain/window";
import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { type DemoNeed, type DemoOffer, demoNeeds, demoOffers } from "./listings";
import { demoNetwork } from "./people";
import { sealed } from "./sealed";
import type { SeededMember, SeededNetwork } from "./seed-member";

export type Seeding = {
  readonly network: SeededNetwork;
  readonly members: readonly SeededMember[];
  readonly now: Date;
};

export type SeededNeed = DemoNeed & { readonly id: string; readonly window: Window };
export type SeededOffer = DemoOffer & {
  readonly id: string;
  readonly stood: readonly { readonly id: string; readonly window: Window; readonly quantity: number }[];
};
export type SeededListings = {
  readonly needs: readonly SeededNeed[];
  readonly offers: readonly SeededOffer[];
};

/** Days after its window on which a listing of the demo is purged. */
const keptDays = 7;

/** Posts the needs and offers of the demo on the days after `now`. */
export async function seedListings(
  sql: postgres.TransactionSql,
  { network, members, places, now }: Seeding & { places: readonly string[] },
): Promise<SeededListings> {
  const windowOf = (when: readonly [number, string, string]) => windowAfter(now, when);
  const needs = demoNeeds.map((need) => ({
    ...need,
    id: randomUUID() as string,
    window: windowOf(need.when),
  }));
  const offers = demoOffers.map((offer) => ({
    ...offer,
    id: randomUUID() as string,
    stood: offer.windows.map(([day, from, until, quantity]) => ({
      id: randomUUID() as string,
      window: windowOf([day, from, until]),
      quantity,
    })),
  }));
  const common = async (table: string, id: string, listing: DemoNeed | DemoOffer, ends: Date) => ({
    network_id: network.id,
    id,
    author_id: members[listing.by]?.id ?? "",
    category: listing.category,
    place_id: placeOf(places, listing.place),
    attributes: [...(listing.has ?? [])],
    note: listing.note ? await sealed(network, table, id, "note", listing.note) : null,
    epoch: 1,
    origin: "posted",
    purge_on: addDays(dayOf(ends, demoNetwork.zone), keptDays),
  });
  const needRows = needs.map(async (need) => ({
    ...(await common("needs", need.id, need, need.window.until)),
    window: rangeOf(need.window),
    to_place_id: placeOf(places, need.to ?? null),
    quantity: need.quantity,
    left: need.quantity,
    urgency: need.urgency,
  }));
  const offerRows = offers.map(async (offer) => ({
    ...(await common("offers", offer.id, offer, offer.stood.at(-1)?.window.until ?? now)),
    reach: offer.reach,
    splittable: true,
  }));
  await sql`insert into needs ${sql(await Promise.all(needRows))}`;
  await sql`insert into offers ${sql(await Promise.all(offerRows))}`;
  await sql`insert into offer_windows ${sql(
    offers.flatMap((offer) =>
      offer.stood.map(({ id, window, quantity }) => ({
        network_id: network.id,
        id,
        offer_id: offer.id,
        window: rangeOf(window),
        quantity,
        left: quantity,
      })),
    ),
  )}`;
  return { needs, offers };
}

/** A window as PostgreSQL writes a range. */
export function rangeOf({ from, until }: Window): string {
  return `[${from.toISOString()},${until.toISOString()})`;
}

function windowAfter(now: Date, [day, from, until]: readonly [number, string, string]): Window {
  const first = addDays(dayOf(now, demoNetwork.zone), day);
  const last = until <= from ? addDays(first, 1) : first;
  return { from: instantAt(first, from, demoNetwork.zone), until: instantAt(last, until, demoNetwork.zone) };
}

function placeOf(places: readonly string[], index: number | null): string | null {
  return index === null ? null : (places[index] ?? null);
}
