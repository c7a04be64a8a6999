import { and, asc, eq, sql } from "drizzle-orm";
import { asActor } from "@/db/actor";
import { guestKeys, guests } from "@/db/schema/guests";
import type { Coordinator } from "@/features/duty/coordinator";
import { toBase64url } from "@/seal/bytes";

/** Somebody without the app, as whoever is on duty sees them. Sealed texts are base64url. */
export type GuestCard = {
  readonly id: string;
  /** The sealed profile, as with a member's card. */
  readonly name: string;
  readonly epoch: number;
  readonly guest: true;
  /** Their key and how to reach them, sealed for the reader; null until somebody who has them shares them. */
  readonly secrets: string | null;
};

/** Guests first written down first, and whom their secrets still have to be given to. */
export type GuestList = {
  readonly guests: readonly GuestCard[];
  readonly missing: readonly { readonly guest: string; readonly member: string }[];
};

export async function listGuests(coordinator: Coordinator): Promise<GuestList> {
  return asActor(coordinator, async (tx) => {
    const rows = await tx
      .select({ ...card, secrets: guestKeys.secrets })
      .from(guests)
      .leftJoin(guestKeys, and(eq(guestKeys.networkId, guests.networkId), eq(guestKeys.guestId, guests.id)))
      .where(eq(guests.networkId, coordinator.network))
      .orderBy(asc(guests.createdOn), asc(guests.id));
    const missing = await tx.execute<{ guest: string; member: string }>(
      sql`select guest_id as guest, member_id as member from missing_guest_keys()`,
    );
    return { guests: rows.map(cardOf), missing: missing.map(({ guest, member }) => ({ guest, member })) };
  });
}

/** A guest of the coordinator's network, or null. */
export async function findGuest(coordinator: Coordinator, id: string): Promise<GuestCard | null> {
  const [row] = await asActor(coordinator, (tx) =>
    tx
      .select({ ...card, secrets: guestKeys.secrets })
      .from(guests)
      .leftJoin(guestKeys, and(eq(guestKeys.networkId, guests.networkId), eq(guestKeys.guestId, guests.id)))
      .where(and(eq(guests.networkId, coordinator.network), eq(guests.id, id))),
  );
  return row ? cardOf(row) : null;
}

const card = { id: guests.id, profile: guests.profile, epoch: guests.epoch };

type Row = { id: string; profile: Uint8Array; epoch: number; secrets: Uint8Array | null };

/** Row-level security shows each coordinator the secrets that were sealed for them, and no others. */
function cardOf({ id, profile, epoch, secrets }: Row): GuestCard {
  return { id, name: toBase64url(profile), epoch, guest: true, secrets: secrets && toBase64url(secrets) };
}
