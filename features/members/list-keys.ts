import { asc, eq } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { epochKeys, members } from "@/db/schema/members";
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

export type KeyList = {
  readonly member: string;
  /** One's own envelopes, oldest epoch first. */
  readonly epochKeys: readonly { readonly epoch: number; readonly envelope: string }[];
  readonly members: readonly MemberKeyCard[];
};

/** The envelopes of the network key for this member, and everybody's public keys with the word of who vouched. */
export async function listKeys(actor: Actor): Promise<KeyList> {
  const [envelopes, people] = await asActor(actor, (tx) =>
    Promise.all([
      tx
        .select({ epoch: epochKeys.epoch, envelope: epochKeys.envelope })
        .from(epochKeys)
        .where(eq(epochKeys.networkId, actor.network))
        .orderBy(asc(epochKeys.epoch)),
      tx
        .select({
          id: members.id,
          sealingKey: members.sealingKey,
          signingKey: members.signingKey,
          admission: members.admission,
          admissionEpoch: members.admissionEpoch,
        })
        .from(members)
        .where(eq(members.networkId, actor.network)),
    ]),
  );
  return {
    member: actor.member,
    epochKeys: envelopes.map(({ epoch, envelope }) => ({ epoch, envelope: toBase64url(envelope) })),
    members: people.map(({ sealingKey, signingKey, admission, ...person }) => ({
      ...person,
      sealingKey: toBase64url(sealingKey),
      signingKey: toBase64url(signingKey),
      admission: admission && toBase64url(admission),
    })),
  };
}
