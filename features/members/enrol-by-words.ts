import { type Answer, askServer, refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { issueNonce, refusedSignIn, signIn } from "@/features/access/sign-in";
import { findKeycard, type Keycard, saveKeycard } from "@/features/keyring/keycard";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment, type SigningKeys, unwrapMemberKeys } from "@/seal/member-keys";
import { importEpochKey } from "@/seal/network-seal";
import { makeDeviceSeal } from "@/seal/self-seal";
import type { KeyList } from "./list-keys";
import { openKeys } from "./open-keys";

/** Keys of another member of the same network on this device; `hasWords` while nobody has their words elsewhere. */
export type OtherKeys = { readonly network: string; readonly hasWords: boolean };

/**
 * Lets this device in with the secret behind the twelve words, and signs it in. Where keys of another member would be
 * lost by it, `mayReplace` is asked, and null is what comes of a no. `not-found` when no member has these words.
 * Rejects when the browser cannot keep keys, or when what the server keeps for the member is damaged.
 */
export async function enrolByWords(
  secret: Uint8Array,
  mayReplace: (other: OtherKeys) => boolean | Promise<boolean>,
): Promise<Answer<{ network: string }> | null> {
  const { enrolment, wrapping } = await deriveEnrolment(secret);
  const device = crypto.randomUUID();
  const deviceKeys = await makeDeviceKey();
  const enrolled = await enrolDevice(enrolment, device, deviceKeys);
  if (!enrolled.ok) return enrolled;

  const { network, member, wrappedKeys } = enrolled.value;
  const known = await findKeycard(network);
  const isAnothers = known !== null && known.member !== member;
  if (isAnothers && !(await mayReplace({ network, hasWords: known.secret !== null }))) return null;
  const signedIn = await signIn({ network, device, deviceKeys });
  if (!signedIn.ok) return refusedSignIn(signedIn);
  const list = await load<KeyList>(network, "keys");
  if (!list.ok) return list;
  const held = await unwrapMemberKeys(wrapping, fromBase64url(wrappedKeys));
  const { keys: memberKeys, selfSeal, anchor: founder } = held;
  const keys = await openKeys(list.value, { network, founder, memberKeys });
  if (!keys) return refuseHere("untrusted");

  const keycard: Keycard = {
    ...{ network, member, device, deviceKeys, memberKeys, selfSeal, founder },
    epochKeys: await importAll(keys.epochKeys),
    // Drafts from before stay readable, but not for another member who uses this device.
    deviceSeal: known?.member === member ? known.deviceSeal : await makeDeviceSeal(),
    // Whoever typed the words has them.
    secret: null,
    posted: true,
  };
  await saveKeycard(keycard);
  return { ok: true, value: { network } };
}

type Enrolled = { network: string; member: string; wrappedKeys: string };

async function enrolDevice(
  enrolment: SigningKeys,
  id: string,
  { publicKey }: SigningKeys,
): Promise<Answer<Enrolled>> {
  const issued = await issueNonce();
  if (!issued.ok) return refusedSignIn(issued);
  const { nonce } = issued;
  const signature = await signEnrolment(enrolment, { origin: location.origin, nonce, deviceKey: publicKey });
  return askServer("/api/enrol-device", {
    enrolmentKey: toBase64url(enrolment.publicKey),
    nonce,
    signature: toBase64url(signature),
    device: { id, loginKey: toBase64url(publicKey) },
  });
}

async function importAll(raw: ReadonlyMap<number, Uint8Array>): Promise<Record<number, CryptoKey>> {
  const keys: Record<number, CryptoKey> = {};
  for (const [epoch, key] of raw) keys[epoch] = await importEpochKey(key);
  return keys;
}
