import { del, get, set } from "idb-keyval";
import type { Admission } from "@/seal/admission-form";
import { toBase64url } from "@/seal/bytes";
import { makeDeviceKey } from "@/seal/device-login";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { type MemberKeys, makeMemberKeys, sealBundle } from "@/seal/member-keys";
import { importEpochKey, sealForNetwork } from "@/seal/network-seal";
import { makeDeviceSeal } from "@/seal/self-seal";
import { makeSecret } from "@/seal/words";
import { deviceStore } from "./device-store";
import type { Keycard } from "./keycard";
import { noPins } from "./pins";
import { writeProfile } from "./profile";

/** Keys that this device has made for a membership that is still to begin, and what is sent of them. */
export type Newcomer = {
  /** Without a key of the network yet. */
  readonly keycard: Keycard;
  readonly sent: {
    readonly member: {
      readonly id: string;
      readonly sealingKey: string;
      readonly signingKey: string;
      readonly enrolmentKey: string;
      readonly wrappedKeys: string;
    };
    readonly device: { readonly id: string; readonly loginKey: string };
  };
};

/** A membership that this device has made and the server may not know yet: the keycard, and what is sent for it. */
export type NewMember = {
  readonly keycard: Keycard;
  readonly epoch: number;
  readonly sent: {
    readonly member: Newcomer["sent"]["member"] & { readonly admission: string };
    readonly envelope: string;
    readonly device: Newcomer["sent"]["device"];
  };
};

/** Where somebody comes in at once, and by whose word. */
export type Entrance = {
  readonly network: string;
  readonly epoch: number;
  readonly epochKey: Uint8Array;
  /**
   * Null for the founder. `anchor` is the fingerprint of the one who vouches, `root` of the one by whose word they know
   * everybody (see `Admission`).
   */
  readonly voucher: { readonly anchor: string; readonly root: string } | null;
  /** The id of a member who comes back; a new one without it. */
  readonly member?: string;
  admit(keys: MemberKeys, member: string): Promise<Admission>;
};

/**
 * All keys of somebody who has to wait to be let in, made here; nothing is stored or sent yet. `anchor` is the
 * fingerprint of the one who will vouch; null for a founder.
 */
export async function makeNewcomer(
  network: string,
  anchor: string | null,
  member: string = crypto.randomUUID(),
): Promise<Newcomer> {
  const secret = makeSecret();
  const device = crypto.randomUUID();
  const [held, deviceKeys, deviceSeal] = await Promise.all([
    makeMemberKeys(secret, anchor ?? undefined),
    makeDeviceKey(),
    makeDeviceSeal(),
  ]);
  const { keys, enrolment, wrapped, selfSeal } = held;
  return {
    keycard: {
      ...{ network, member, device, deviceKeys, deviceSeal, selfSeal, secret },
      memberKeys: keys,
      anchor: held.anchor,
      bundle: await sealBundle(deviceSeal, held.bundle),
      epochKeys: {},
      pinned: noPins,
      posted: false,
    },
    sent: {
      member: {
        id: member,
        sealingKey: toBase64url(keys.sealing.publicKey),
        signingKey: toBase64url(keys.signing.publicKey),
        enrolmentKey: toBase64url(enrolment.publicKey),
        wrappedKeys: toBase64url(wrapped),
      },
      device: { id: device, loginKey: toBase64url(deviceKeys.publicKey) },
    },
  };
}

/** All keys of somebody who comes in at once, made here; nothing is stored or sent yet. */
export async function makeNewMember(entrance: Entrance): Promise<NewMember> {
  const { network, epoch, epochKey, voucher } = entrance;
  const { keycard, sent } = await makeNewcomer(network, voucher?.anchor ?? null, entrance.member);
  const { member, memberKeys } = keycard;
  const { signing, sealing } = memberKeys;
  const secret = { epochKey, root: voucher?.root ?? keycard.anchor };
  const admission = await entrance.admit(memberKeys, member);
  const [key, envelope] = await Promise.all([
    importEpochKey(epochKey),
    sealEpochKey(signing, sealing.publicKey, secret, { network, epoch, member }),
  ]);
  const at = { network, table: "members", row: member, field: "admission", epoch };
  const sealedAdmission = await sealForNetwork(key, JSON.stringify(admission), at);
  return {
    keycard: { ...keycard, epochKeys: { [epoch]: key } },
    epoch,
    sent: {
      member: { ...sent.member, admission: toBase64url(sealedAdmission) },
      envelope: toBase64url(envelope),
      device: sent.device,
    },
  };
}

/** A text of the new network or member under its key, base64url. */
export async function sealAsNewMember(
  { keycard, epoch }: NewMember,
  text: string,
  at: { table: string; row: string; field: string },
): Promise<string> {
  const key = keycard.epochKeys[epoch];
  if (!key) throw new Error("A new member has the key of the epoch they come in at.");
  return toBase64url(await sealForNetwork(key, text, { network: keycard.network, ...at, epoch }));
}

/** The newcomer's own display name, sealed as their profile. */
export async function sealOwnName(newcomer: NewMember, name: string): Promise<string> {
  const at = { table: "members", row: newcomer.keycard.member, field: "profile" };
  return sealAsNewMember(newcomer, writeProfile({ name }), at);
}

/**
 * Kept before anything is sent and dropped once it arrived, so that a second try, even after a reload, sends the same
 * ids and keys. `occasion` names what it is for: the founding, or one invite.
 */
export async function keepNewMember(occasion: string, newcomer: NewMember): Promise<void> {
  await set(address(occasion), newcomer, deviceStore());
}

export async function findNewMember(occasion: string): Promise<NewMember | null> {
  return (await get<NewMember>(address(occasion), deviceStore())) ?? null;
}

export async function dropNewMember(occasion: string): Promise<void> {
  await del(address(occasion), deviceStore());
}

function address(occasion: string) {
  return `newcomer:${occasion}`;
}
