import { type Answer, refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { refusedSignIn, signIn } from "@/features/access/sign-in";
import {
  findKeycard,
  type Keycard,
  newestEpoch,
  removeKeycard,
  saveKeycard,
} from "@/features/keyring/keycard";
import { noPins } from "@/features/keyring/pins";
import { toBase64url } from "@/seal/bytes";
import { type HeldKeys, type SigningKeys, sealBundle } from "@/seal/member-keys";
import { makeDeviceSeal } from "@/seal/self-seal";
import type { KeyList } from "./list-keys";
import { openKeys } from "./open-keys";

/** A device that the server has let in for a member, and the member's keys as it got them. */
export type EnrolledDevice = {
  readonly network: string;
  readonly member: string;
  readonly device: string;
  readonly deviceKeys: SigningKeys;
  readonly held: HeldKeys;
  /** The newest epoch that another device of the member has seen, when it said so. */
  readonly seen?: number;
};

/**
 * Signs a newly enrolled device in, and keeps its keycard once everything the server gave is verified by what the
 * member's keys brought along; `untrusted`, `keys-changed` or `epoch-lowered` otherwise. Rejects when the browser
 * cannot keep keys.
 */
export async function settleDevice(enrolled: EnrolledDevice): Promise<Answer<{ network: string }>> {
  const { network, member, device, deviceKeys, held, seen = 0 } = enrolled;
  const signedIn = await signIn({ network, device, deviceKeys });
  if (!signedIn.ok) return refusedSignIn(signedIn);
  const list = await load<KeyList>(network, "keys");
  if (!list.ok) return list;
  const known = await findKeycard(network);
  const before = known && isSame(known, enrolled) ? known : null;
  if (list.value.epoch < Math.max(seen, known ? newestEpoch(known) : 0)) return refuseHere("epoch-lowered");

  const base = {
    ...{ network, member, device, deviceKeys, memberKeys: held.keys, anchor: held.anchor },
    epochKeys: before?.epochKeys ?? {},
    pinned: before?.pinned ?? noPins,
  };
  const keys = await openKeys(list.value, base);
  if (typeof keys === "string") return refuseHere(keys);
  // Drafts from before stay readable, but not for another member who uses this device.
  const deviceSeal = known?.member === member ? known.deviceSeal : await makeDeviceSeal();
  const keycard: Keycard = {
    ...base,
    ...{ deviceSeal, selfSeal: held.selfSeal, pinned: keys.pinned },
    bundle: await sealBundle(deviceSeal, held.bundle),
    epochKeys: Object.fromEntries(keys.seals),
    // Whoever typed the words has them, and another device of the member's has them or has said so.
    secret: null,
    posted: true,
  };
  // What another member kept here opens for nobody any more.
  if (known && known.member !== member) await removeKeycard(network);
  await saveKeycard(keycard);
  return { ok: true, value: { network } };
}

/** One who came back has other keys, and what their old ones opened is not theirs any more. */
function isSame({ member, memberKeys }: Keycard, enrolled: EnrolledDevice): boolean {
  const key = (keys: HeldKeys["keys"]) => toBase64url(keys.signing.publicKey);
  return member === enrolled.member && key(memberKeys) === key(enrolled.held.keys);
}
