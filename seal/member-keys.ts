import { importAesKey, openBytes, sealBytes } from "./aes-gcm";
import { randomBytes, utf8 } from "./bytes";
import type { SealingKeys, SigningKeys } from "./curves";
import { hkdf } from "./hkdf";
import { OpenError } from "./open-error";
import { sealingKeysFromPrivate } from "./sealing";
import { signingKeysFromSeed } from "./signing";

export type { SealingKeys, SigningKeys };

/** The keys a member has in one network. */
export type MemberKeys = { sealing: SealingKeys; signing: SigningKeys };

/** What a member's secret gives: the key that enrols devices, and AES keys for the bundle and for things of one's own. */
export type Enrolment = { enrolment: SigningKeys; wrapping: CryptoKey; selfSeal: CryptoKey };

const salt = utf8("holdfast member secret v1");
const purpose = utf8("holdfast member keys v1");

/**
 * Random member keys, and the 93 bytes the server stores so that the secret opens them again on another device
 * (`unwrapMemberKeys`). Everything `deriveEnrolment` gives comes along. RangeError unless the secret has 16 bytes.
 */
export async function makeMemberKeys(
  secret: Uint8Array,
): Promise<{ keys: MemberKeys; wrapped: Uint8Array } & Enrolment> {
  const derived = await deriveEnrolment(secret);
  const bundle = randomBytes(64);
  return {
    ...derived,
    keys: await unbundle(bundle),
    wrapped: await sealBytes(derived.wrapping, bundle, purpose),
  };
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
export async function unwrapMemberKeys(wrapping: CryptoKey, wrapped: Uint8Array): Promise<MemberKeys> {
  const bundle = await openBytes(wrapping, wrapped, purpose);
  if (bundle.length !== 64) throw new OpenError("This is no bundle of member keys.");
  return unbundle(bundle);
}

/** 32 bytes X25519 private key, 32 bytes Ed25519 seed. */
async function unbundle(bundle: Uint8Array): Promise<MemberKeys> {
  return {
    sealing: await sealingKeysFromPrivate(bundle.subarray(0, 32)),
    signing: await signingKeysFromSeed(bundle.subarray(32)),
  };
}
