import { type Answer, askServer } from "@/features/access/ask-server";
import { issueNonce, refusedSignIn } from "@/features/access/sign-in";
import { findKeycard } from "@/features/keyring/keycard";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment, type SigningKeys, unwrapMemberKeys } from "@/seal/member-keys";
import { settleDevice } from "./settle-device";

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
  const held = await unwrapMemberKeys(wrapping, fromBase64url(wrappedKeys));
  return settleDevice({ network, member, device, deviceKeys, held });
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
