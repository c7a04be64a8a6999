import { importAesKey, openBytes, sealBytes } from "./aes-gcm";
import { type Bytes, concat, fromBase64url, randomBytes, toBase64url, utf8 } from "./bytes";
import type { SealingKeys, SigningKeys } from "./curves";
import { fingerprint } from "./fingerprint";
import { hkdf } from "./hkdf";
import { OpenError } from "./open-error";
import { sealingKeysFromPrivate } from "./sealing";
import { signingKeysFromSeed } from "./signing";

export type { SealingKeys, SigningKeys };

/** The keys a member has in one network. */
export type MemberKeys = { sealing: SealingKeys; signing: SigningKeys };

/**
 * All that a member takes along from device to device. `selfSeal` is an AES key for things of one's own. `anchor` is the
 * fingerprint of the one who vouched for them (a founder's own): where trust in everybody else begins. `bundle` are the
 * 112 raw bytes of it all.
 */
export type HeldKeys = { keys: MemberKeys; selfSeal: CryptoKey; anchor: string; bundle: Bytes };

/** What a member's secret gives: the key that enrols devices, and an AES key for the bundle. */
export type Enrolment = { enrolment: SigningKeys; wrapping: CryptoKey };

const salt = utf8("holdfast member secret v1");
const purpose = utf8("holdfast member keys v1");
const devicePurpose = utf8("holdfast member keys on a device v1");

/**
 * Random member keys, and the 141 bytes the server stores so that the secret opens them again on another device
 * (`unwrapMemberKeys`). `anchor` is the fingerprint that came with the invite; without one the member founds the
 * network. It is wrapped too, so that a server cannot give a new device another root of trust. Everything
 * `deriveEnrolment` gives comes along. RangeError unless the secret and the fingerprint have 16 bytes.
 */
export async function makeMemberKeys(
  secret: Uint8Array,
  anchor?: string,
): Promise<HeldKeys & Enrolment & { wrapped: Bytes }> {
  const derived = await deriveEnrolment(secret);
  const own = randomBytes(64);
  const root = fromBase64url(anchor ?? (await fingerprintOf(own)));
  if (root.length !== 16) throw new RangeError(`A fingerprint has 16 bytes, not ${root.length}.`);
  const bundle = concat(own, root, randomBytes(32));
  return {
    ...derived,
    ...(await keysOf(bundle)),
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
  };
}

/** The member's keys back from the server's copy; rejects with OpenError for another secret or a changed byte. */
export async function unwrapMemberKeys(wrapping: CryptoKey, wrapped: Uint8Array): Promise<HeldKeys> {
  return heldKeysOf(await openBytes(wrapping, wrapped, purpose));
}

/** The keys of a bundle that another device of the same member handed over; OpenError unless it has 112 bytes. */
export async function heldKeysOf(bundle: Uint8Array): Promise<HeldKeys> {
  if (bundle.length !== 112) throw new OpenError("This is no bundle of member keys.");
  return keysOf(new Uint8Array(bundle));
}

/**
 * A bundle for this device to keep, under its own non-extractable key (`makeDeviceSeal`): member keys cannot be read
 * back from a browser that keeps them well, and the device has to hand them on to the member's next one.
 */
export async function sealBundle(deviceSeal: CryptoKey, bundle: Uint8Array): Promise<Bytes> {
  return sealBytes(deviceSeal, bundle, devicePurpose);
}

/** The bundle back; rejects with OpenError for another device's key or a changed byte. */
export async function openBundle(deviceSeal: CryptoKey, sealed: Uint8Array): Promise<Bytes> {
  return openBytes(deviceSeal, sealed, devicePurpose);
}

/** 32 bytes X25519 private key, 32 bytes Ed25519 seed, 16 bytes fingerprint, 32 bytes AES key. */
async function keysOf(bundle: Bytes): Promise<HeldKeys> {
  const keys = {
    sealing: await sealingKeysFromPrivate(bundle.subarray(0, 32)),
    signing: await signingKeysFromSeed(bundle.subarray(32, 64)),
  };
  const selfSeal = await importAesKey(bundle.subarray(80));
  return { keys, selfSeal, anchor: toBase64url(bundle.subarray(64, 80)), bundle };
}

async function fingerprintOf(own: Uint8Array): Promise<string> {
  return fingerprint((await signingKeysFromSeed(own.subarray(32, 64))).publicKey);
}
