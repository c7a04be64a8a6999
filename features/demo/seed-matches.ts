import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { isBooked } from "@/domain/categories";
import { askedUntil } from "@/domain/match";
import { addDays, dayOf } from "@/domain/zoned-time";
import { sealContact } from "@/seal/contact";
import { type DemoMatch, demoMatches } from "./listings";
import { demoNetwork } from "./people";
import { rangeOf, type SeededListings, type Seeding } from "./seed-listings";
import type { SeededMember } from "./seed-member";

/** Joins some of the demo's needs and offers: a few wait for a yes, the rest are agreed and both contacts open. */
export async function seedMatches(
  sql: postgres.TransactionSql,
  seeding: Seeding & { listings: SeededListings },
): Promise<void> {
  for (const match of demoMatches) await seedMatch(sql, seeding, match);
}

async function seedMatch(
  sql: postgres.TransactionSql,
  { network, members, listings, now }: Seeding & { listings: SeededListings },
  match: DemoMatch,
): Promise<void> {
  const need = listings.needs[match.need];
  const offer = listings.offers[match.offer];
  const window = offer?.stood[match.window ?? 0];
  const receiver = members[need?.by ?? -1];
  const helper = members[offer?.by ?? -1];
  if (!need || !offer || !window || !receiver || !helper) throw new Error("A demo match joins nothing.");
  const id = randomUUID();
  await sql`insert into matches ${sql({
    network_id: network.id,
    id,
    need_id: need.id,
    offer_id: offer.id,
    offer_window_id: window.id,
    receiver_id: receiver.id,
    helper_id: helper.id,
    quantity: match.quantity,
    during: rangeOf(need.window),
    state: match.state,
    origin: match.origin,
    receiver_agreed: match.state === "confirmed" || match.origin === "claim",
    helper_agreed: match.state === "confirmed" || match.origin === "answer",
    asked_until: askedUntil(now, need.window.from),
    purge_on: addDays(dayOf(need.window.until, demoNetwork.zone), 7),
  })}`;
  await sql`update needs set "left" = "left" - ${match.quantity} where network_id = ${network.id} and id = ${need.id}`;
  await sql`update offer_windows set "left" = "left" - ${match.quantity}
    where network_id = ${network.id} and id = ${window.id}`;
  if (match.state === "confirmed" && isBooked(need.category)) {
    await sql`insert into bookings ${sql({
      network_id: network.id,
      match_id: id,
      person_id: helper.id,
      offer_window_id: window.id,
      during: rangeOf(need.window),
    })}`;
  }
  const [asking, asked] = match.origin === "claim" ? [receiver, helper] : [helper, receiver];
  await handOver(sql, network.id, id, asking, asked);
  if (match.state === "confirmed") await handOver(sql, network.id, id, asked, asking);
}

async function handOver(
  sql: postgres.TransactionSql,
  network: string,
  match: string,
  from: SeededMember,
  to: SeededMember,
): Promise<void> {
  const text = `${from.name}, 555 01${String(from.name.length).padStart(2, "0")}`;
  const seal = async (reader: SeededMember, field: "contact" | "own_copy") => {
    const at = { network, match, from: from.id, for: to.id, field };
    return Buffer.from(await sealContact(reader.keys.sealing.publicKey, from.keys.signing, text, at));
  };
  await sql`insert into contacts ${sql({
    network_id: network,
    match_id: match,
    from_id: from.id,
    for_id: to.id,
    contact: await seal(to, "contact"),
    own_copy: await seal(from, "own_copy"),
  })}`;
}
