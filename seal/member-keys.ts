import { importAesKey, openBytes, sealBytes } from "./aes-gcm";
import { concat, fromBase64url, randomBytes, toBase64url, utf8 } from "./bytes";
import type { SealingKeys, SigningKeys } from "./curves";
import { fingerprint } from "./fingerprint";
import { hkdf } from "./hkdf";
import { OpenError } from "./open-error";
import { sealingKeysFromPrivate } from "./sealing";
import { signingKeysFromSeed } from "./signing";

export type { SealingKeys, SigningKeys };

/** The keys a member has in one network. */
export type MemberKeys = { sealing: SealingKeys; signing: SigningKeys };

/** Member keys as a second device gets them back, with the founder whom the first one trusted. */
export type UnwrappedKeys = MemberKeys & { founder: string };

/** What a member's secret gives: the key that enrols devices, and AES keys for the bundle and for things of one's own. */
export type Enrolment = { enrolment: SigningKeys; wrapping: CryptoKey; selfSeal: CryptoKey };

const salt = utf8("holdfast member secret v1");
const purpose = utf8("holdfast member keys v1");

/**
 * Random member keys, and the 109 bytes the server stores so that the secret opens them again on another device
 * (`unwrapMemberKeys`). `founder` is the fingerprint that came with the invite; without one the member founds the
 * network. It is wrapped too, so that a server cannot give a new device another root of trust. Everything
 * `deriveEnrolment` gives comes along. RangeError unless the secret and the fingerprint have 16 bytes.
 */
export async function makeMemberKeys(
  secret: Uint8Array,
  founder?: string,
): Promise<{ keys: MemberKeys; wrapped: Uint8Array } & Enrolment> {
  const derived = await deriveEnrolment(secret);
  const own = randomBytes(64);
  const keys = await unbundle(own);
  const root = fromBase64url(founder ?? (await fingerprint(keys.signing.publicKey)));
  if (root.length !== 16) throw new RangeError(`A fingerprint has 16 bytes, not ${root.length}.`);
  return { ...derived, keys, wrapped: await sealBytes(derived.wrapping, concat(own, root), purpose) };
}

/** The keys that follow from a member's secret by HKDF-SHA256 (RFC 5869); RangeError unless it has 16 bytes. */
export async function deriveEnrolment(secret: Uint8Array): Promise<Enrolment> {
  if (secret.length !== 16) throw new RangeError(`A secret has 16 bytes, not ${secret.length}.`);
  const derive = (use: string) => hkdf(secret, salt, utf8(use), 32);
  return {
    enrolment: await signingKeysFromSeed(await derive("enrolment")),
    wrapping: await importAesKey(await derive("wrapping")),
    selfSeal: await importAesKey(await derive("self seal")),
  };
}

/** The member keys back from the server's copy; rejects with OpenError for another secret or a changed byte. */
export async function unwrapMemberKeys(wrapping: CryptoKey, wrapped: Uint8Array): Promise<UnwrappedKeys> {
  const bundle = await openBytes(wrapping, wrapped, purpose);
  if (bundle.length !== 80) throw new OpenError("This is no bundle of member keys.");
  return { ...(await unbundle(bundle)), founder: toBase64url(bundle.subarray(64)) };
}

/** 32 bytes X25519 private key, 32 bytes Ed25519 seed; what follows is not theirs. */
async function unbundle(bundle: Uint8Array): Promise<MemberKeys> {
  return {
    sealing: await sealingKeysFromPrivate(bundle.subarray(0, 32)),
    signing: await signingKeysFromSeed(bundle.subarray(32, 64)),
  };
}
