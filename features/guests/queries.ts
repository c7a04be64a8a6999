import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { guestKeys, guests } from "@/db/schema/guests";
import { members } from "@/db/schema/members";
import type { MemberCard } from "@/domain/board";
import { dayOf } from "@/domain/zoned-time";
import { keptByVersion } from "@/features/access/kept-by-version";
import type { Coordinator } from "@/features/duty/coordinator";
import { toBase64url } from "@/seal/bytes";

/** Somebody without the app, as whoever is on duty sees them. Sealed texts are base64url. */
export type GuestCard = {
  readonly id: string;
  /** The sealed profile, as with a member's card. */
  readonly name: string;
  readonly epoch: number;
  readonly guest: true;
  /** Their keys and how to reach them, sealed for the reader; null until somebody who has them gives them. */
  readonly secrets: string | null;
  /** Who could give them to the reader; nobody when the reader has them. */
  readonly holders: readonly MemberCard[];
};

/** What a member holds for one guest, by the guest's id; base64url. */
export type HeldKeys = { readonly id: string; readonly secrets: string };

/** What the reader holds for guests and others on duty do not have yet. */
export type KeysToGive = {
  readonly guests: readonly HeldKeys[];
  /** By the member who has the duty: ids of guests. */
  readonly missing: readonly { readonly member: MemberCard; readonly guests: readonly string[] }[];
};

/** Guests first written down first. */
export function listGuests(coordinator: Coordinator): Promise<GuestCard[]> {
  return asActor(coordinator, async (tx) => cardsOf(tx, coordinator, await selectGuests(tx, coordinator)));
}

/** A guest of the coordinator's network, or null. */
export async function findGuest(coordinator: Coordinator, id: string): Promise<GuestCard | null> {
  return asActor(coordinator, async (tx) => {
    const [card] = await cardsOf(tx, coordinator, await selectGuests(tx, coordinator, id));
    return card ?? null;
  });
}

/** All that the coordinator holds for guests. */
export async function listHeldKeys(coordinator: Coordinator): Promise<HeldKeys[]> {
  const cards = await listGuests(coordinator);
  return cards.flatMap(({ id, secrets }) => (secrets ? [{ id, secrets }] : []));
}

/** What the actor could give, also when their own duty is over. */
export async function listKeysToGive(actor: Actor): Promise<KeysToGive> {
  const givers = await readGivers(actor);
  return givers.has(actor.member) ? readKeysToGive(actor) : { guests: [], missing: [] };
}

/** From memory for as long as nothing changed and the day is the same: every board asks for it. */
const readGivers = keptByVersion(
  10_000,
  ({ network, now, zone }) => `${network} ${dayOf(now, zone)}`,
  (actor) =>
    asActor(actor, async (tx) => {
      const rows = await tx.execute<{ id: string }>(sql`select member_id as id from guest_key_givers()`);
      return new Set(rows.map(({ id }) => id));
    }),
);

function readKeysToGive(actor: Actor): Promise<KeysToGive> {
  return asActor(actor, async (tx) => {
    const rows = await tx.execute<{ guest: string; secrets: Uint8Array; member: string }>(
      sql`select guest_id as guest, secrets, member_id as member from guest_keys_to_give()`,
    );
    const to = await listMembers(
      tx,
      actor,
      rows.map(({ member }) => member),
    );
    const held = new Map(rows.map(({ guest, secrets }) => [guest, toBase64url(secrets)]));
    return {
      guests: [...held].map(([id, secrets]) => ({ id, secrets })),
      missing: to.map((member) => ({
        member,
        guests: rows.filter((row) => row.member === member.id).map(({ guest }) => guest),
      })),
    };
  });
}

type Row = { id: string; profile: Uint8Array; epoch: number; secrets: Uint8Array | null };

/** Row-level security shows each coordinator the secrets that were sealed for them, and no others. */
function selectGuests(tx: Transaction, { network }: Coordinator, id?: string): Promise<Row[]> {
  return tx
    .select({ id: guests.id, profile: guests.profile, epoch: guests.epoch, secrets: guestKeys.secrets })
    .from(guests)
    .leftJoin(guestKeys, and(eq(guestKeys.networkId, guests.networkId), eq(guestKeys.guestId, guests.id)))
    .where(and(eq(guests.networkId, network), id === undefined ? undefined : eq(guests.id, id)))
    .orderBy(asc(guests.createdOn), asc(guests.id));
}

async function cardsOf(tx: Transaction, actor: Actor, rows: readonly Row[]): Promise<GuestCard[]> {
  const isWhole = rows.every(({ secrets }) => secrets !== null);
  const facts = isWhole
    ? []
    : await tx.execute<{ guest: string; holders: string[] }>(
        sql`select guest_id as guest, holders from guest_key_facts()`,
      );
  const holders = new Map(facts.map(({ guest, holders }) => [guest, holders]));
  const cards = await listMembers(tx, actor, [...holders.values()].flat());
  return rows.map(({ id, profile, epoch, secrets }) => ({
    ...{ id, name: toBase64url(profile), epoch, guest: true },
    secrets: secrets && toBase64url(secrets),
    holders: secrets ? [] : cards.filter((card) => holders.get(id)?.includes(card.id)),
  }));
}

async function listMembers(
  tx: Transaction,
  { network }: Actor,
  ids: readonly string[],
): Promise<MemberCard[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: members.id, profile: members.profile, epoch: members.profileEpoch })
    .from(members)
    .where(and(eq(members.networkId, network), inArray(members.id, [...new Set(ids)])))
    .orderBy(asc(members.id));
  return rows.map(({ profile, ...row }) => ({ ...row, name: toBase64url(profile) }));
}
