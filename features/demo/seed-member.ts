import { randomUUID } from "node:crypto";
import { writeProfile } from "@/features/keyring/profile";
import { admit, fingerprint, introduce, selfAdmit } from "@/seal/admission";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { type MemberKeys, makeMemberKeys } from "@/seal/member-keys";
import { sealForNetwork } from "@/seal/network-seal";
import { makeSecret, toWords } from "@/seal/words";

export type SeededNetwork = { readonly id: string; readonly epochKey: Uint8Array; readonly seal: CryptoKey };

export type SeededMember = {
  readonly id: string;
  readonly name: string;
  readonly keys: MemberKeys;
  /** Fingerprint of the one who vouched; the founder's own. */
  readonly anchor: string;
  readonly words: string;
  readonly row: Record<string, unknown>;
  readonly envelope: Uint8Array;
};

/** A member with real keys, as a browser would make them: the founder, or somebody the founder vouches for. */
export async function seedMember(
  network: SeededNetwork,
  name: string,
  founder: SeededMember | null,
): Promise<SeededMember> {
  const id = randomUUID();
  const secret = makeSecret();
  const anchor = founder ? await fingerprint(founder.keys.signing.publicKey) : undefined;
  const { keys, enrolment, wrapped, anchor: root } = await makeMemberKeys(secret, anchor);
  const here = { network: network.id, member: id };
  const role = founder ? "member" : "coordinator";
  const admission = founder
    ? await admit(founder.keys.signing, await introduce(keys, here), { role, epoch: 1, root })
    : await selfAdmit(keys, { ...here, epoch: 1 });
  const maker = founder ? founder.keys.signing : keys.signing;
  const at = (field: string) => ({ network: network.id, table: "members", row: id, field, epoch: 1 });
  return {
    id,
    name,
    keys,
    anchor: root,
    words: await toWords(secret),
    envelope: await sealEpochKey(
      maker,
      keys.sealing.publicKey,
      { epochKey: network.epochKey, root },
      { ...here, epoch: 1 },
    ),
    row: {
      network_id: network.id,
      id,
      sealing_key: Buffer.from(keys.sealing.publicKey),
      signing_key: Buffer.from(keys.signing.publicKey),
      enrolment_key: Buffer.from(enrolment.publicKey),
      wrapped_keys: Buffer.from(wrapped),
      profile: Buffer.from(await sealForNetwork(network.seal, writeProfile({ name }), at("profile"))),
      profile_epoch: 1,
      admission: Buffer.from(await sealForNetwork(network.seal, JSON.stringify(admission), at("admission"))),
      admission_epoch: 1,
    },
  };
}
