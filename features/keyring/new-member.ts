import { del, get, set } from "idb-keyval";
import type { Admission } from "@/seal/admission-form";
import { toBase64url } from "@/seal/bytes";
import { makeDeviceKey } from "@/seal/device-login";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { fingerprint } from "@/seal/fingerprint";
import { type MemberKeys, makeMemberKeys } from "@/seal/member-keys";
import { importEpochKey, sealForNetwork } from "@/seal/network-seal";
import { makeDeviceSeal } from "@/seal/self-seal";
import { makeSecret } from "@/seal/words";
import { deviceStore } from "./device-store";
import type { Keycard } from "./keycard";
import { writeProfile } from "./profile";

/** A membership that this device has made and the server may not know yet: the keycard, and what is sent for it. */
export type NewMember = {
  readonly keycard: Keycard;
  readonly epoch: number;
  readonly sent: {
    readonly member: {
      readonly id: string;
      readonly sealingKey: string;
      readonly signingKey: string;
      readonly enrolmentKey: string;
      readonly wrappedKeys: string;
      readonly admission: string;
    };
    readonly envelope: string;
    readonly device: { readonly id: string; readonly loginKey: string };
  };
};

/** Where a newcomer comes in, and by whose word. */
export type Entrance = {
  readonly network: string;
  readonly epoch: number;
  readonly epochKey: Uint8Array;
  /** Fingerprint of the network's founder; null for the founder. */
  readonly founder: string | null;
  admit(keys: MemberKeys, member: string): Promise<Admission>;
};

/** All keys of a newcomer, made here; nothing is stored or sent yet. */
export async function makeNewMember(entrance: Entrance): Promise<NewMember> {
  const { network, epoch, epochKey } = entrance;
  const [member, device] = [crypto.randomUUID(), crypto.randomUUID()];
  const secret = makeSecret();
  const { keys, enrolment, wrapped, selfSeal } = await makeMemberKeys(secret, entrance.founder ?? undefined);
  const founder = entrance.founder ?? (await fingerprint(keys.signing.publicKey));
  const admission = await entrance.admit(keys, member);
  const [deviceKeys, deviceSeal, networkKey, envelope] = await Promise.all([
    makeDeviceKey(),
    makeDeviceSeal(),
    importEpochKey(epochKey),
    sealEpochKey(
      keys.signing,
      keys.sealing.publicKey,
      { epochKey, root: founder },
      { network, epoch, member },
    ),
  ]);
  const at = { network, table: "members", row: member, field: "admission", epoch };
  const sealedAdmission = await sealForNetwork(networkKey, JSON.stringify(admission), at);
  return {
    keycard: {
      ...{ network, member, device, deviceKeys, deviceSeal, selfSeal, founder, secret },
      memberKeys: keys,
      epochKeys: { [epoch]: networkKey },
      posted: false,
    },
    epoch,
    sent: {
      member: {
        id: member,
        sealingKey: toBase64url(keys.sealing.publicKey),
        signingKey: toBase64url(keys.signing.publicKey),
        enrolmentKey: toBase64url(enrolment.publicKey),
        wrappedKeys: toBase64url(wrapped),
        admission: toBase64url(sealedAdmission),
      },
      envelope: toBase64url(envelope),
      device: { id: device, loginKey: toBase64url(deviceKeys.publicKey) },
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
