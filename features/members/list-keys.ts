import { and, asc, eq, gte } from "drizzle-orm";
import { z } from "zod";
import { type Actor, asActor, snapshot } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { epochKeys, members } from "@/db/schema/members";
import { networks } from "@/db/schema/networks";
import { rosters } from "@/db/schema/rosters";
import { toBase64url } from "@/seal/bytes";

/** A member as the others have to know them before they seal anything to them; bytes as base64url. */
export type MemberKeyCard = {
  readonly id: string;
  readonly sealingKey: string;
  readonly signingKey: string;
  /** Null for whoever was a member before the newest epoch began: its roster stands in. */
  readonly admission: string | null;
  readonly admissionEpoch: number | null;
};

/** A guest, in whose sealed profile the key is that contacts are sealed for. */
export type GuestKeyCard = { readonly id: string; readonly profile: string; readonly epoch: number };

export type KeyList = {
  readonly member: string;
  readonly epoch: number;
  /** One's own envelopes, oldest epoch first. */
  readonly epochKeys: readonly { readonly epoch: number; readonly envelope: string }[];
  /** Who was a member when each epoch began, sealed under its key; the first has none. Oldest first. */
  readonly rosters: readonly { readonly epoch: number; readonly roster: string }[];
  readonly members: readonly MemberKeyCard[];
  readonly guests: readonly GuestKeyCard[];
};

/** `since`: the oldest epoch the reader asks about; what came before, their device knows. All of them without it. */
export const listKeysSearch = z.strictObject({
  since: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .default(1),
});

/** The network's keys for this member with the rosters they belong to, and everybody's public keys, all of one moment. */
export async function listKeys(
  actor: Actor,
  { since }: z.output<typeof listKeysSearch> = { since: 1 },
): Promise<KeyList> {
  const { network } = actor;
  const [state, envelopes, records, people, without] = await asActor(
    actor,
    (tx) =>
      Promise.all([
        tx.select({ epoch: networks.epoch }).from(networks).where(eq(networks.networkId, network)),
        tx
          .select({ epoch: epochKeys.epoch, envelope: epochKeys.envelope })
          .from(epochKeys)
          .where(and(eq(epochKeys.networkId, network), gte(epochKeys.epoch, since)))
          .orderBy(asc(epochKeys.epoch)),
        tx
          .select({ epoch: rosters.epoch, roster: rosters.roster })
          .from(rosters)
          .where(and(eq(rosters.networkId, network), gte(rosters.epoch, since)))
          .orderBy(asc(rosters.epoch)),
        tx
          .select({
            id: members.id,
            sealingKey: members.sealingKey,
            signingKey: members.signingKey,
            admission: members.admission,
            admissionEpoch: members.admissionEpoch,
          })
          .from(members)
          .where(eq(members.networkId, network)),
        tx
          .select({ id: guests.id, profile: guests.profile, epoch: guests.epoch })
          .from(guests)
          .where(eq(guests.networkId, network)),
      ]),
    snapshot,
  );
  return {
    member: actor.member,
    epoch: state[0]?.epoch ?? actor.epoch,
    epochKeys: envelopes.map(({ epoch, envelope }) => ({ epoch, envelope: toBase64url(envelope) })),
    rosters: records.map(({ epoch, roster }) => ({ epoch, roster: toBase64url(roster) })),
    members: people.map(({ sealingKey, signingKey, admission, ...person }) => ({
      ...person,
      sealingKey: toBase64url(sealingKey),
      signingKey: toBase64url(signingKey),
      admission: admission && toBase64url(admission),
    })),
    guests: without.map((guest) => ({ ...guest, profile: toBase64url(guest.profile) })),
  };
}
