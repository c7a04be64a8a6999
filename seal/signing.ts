import { type Bytes, fromBase64url, randomBytes } from "./bytes";
import { curveSupport, holdPrivateKey, isRaw, type SigningKeys } from "./curves";
import { fromPkcs8 } from "./pkcs8";
import { isWeakPoint } from "./weak-points";

/** A fresh Ed25519 key pair (RFC 8032), private part non-extractable where the browser can keep such a key. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  return signingKeysFromSeed(randomBytes(32));
}

/** The Ed25519 key pair of a 32-byte seed (RFC 8032 §5.1.5); RangeError for another length. */
export async function signingKeysFromSeed(seed: Uint8Array): Promise<SigningKeys> {
  return { publicKey: await publicKeyOfSeed(seed), privateKey: await holdPrivateKey("Ed25519", seed) };
}

/**
 * The 64-byte Ed25519 signature of a message. Not to be compared with another one of the same message: browsers may add
 * randomness (Safari does). What is signed begins with its purpose; see `canonical`.
 */
export async function sign(keys: SigningKeys, message: Uint8Array): Promise<Bytes> {
  const { privateKey } = keys;
  if (isRaw(privateKey) && !(await curveSupport("Ed25519")).computes) {
    return new Uint8Array((await loadEd25519()).sign(message, privateKey));
  }
  const key = isRaw(privateKey) ? await fromPkcs8("Ed25519", privateKey) : privateKey;
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, new Uint8Array(message)));
}

/** Whether the holder of `publicKey` signed `message`. False, never an error, for anything malformed. */
export async function verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64 || isWeakPoint(publicKey)) return false;
  try {
    if (!(await curveSupport("Ed25519")).computes) {
      return (await loadEd25519()).verify(signature, message, publicKey, { zip215: false });
    }
    const key = await crypto.subtle.importKey("raw", new Uint8Array(publicKey), "Ed25519", true, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(message));
  } catch {
    // A public key that is no point on the curve.
    return false;
  }
}

/**
 * `verify` of what travels as base64url text, whose form has been checked (`isEncoded`): for text that is none it
 * rejects with OpenError.
 */
export async function isSigned(publicKey: string, signature: string, message: Uint8Array): Promise<boolean> {
  return verify(fromBase64url(publicKey), fromBase64url(signature), message);
}

async function publicKeyOfSeed(seed: Uint8Array): Promise<Bytes> {
  if (seed.length !== 32) throw new RangeError(`An Ed25519 seed has 32 bytes, not ${seed.length}.`);
  const { computes } = await curveSupport("Ed25519");
  const known = computes ? await exportPublicKey(seed) : null;
  return known ?? new Uint8Array((await loadEd25519()).getPublicKey(seed));
}

/** Null where a browser refuses to export the public half of a key it imported without one. */
async function exportPublicKey(seed: Uint8Array): Promise<Bytes | null> {
  try {
    const { x } = await crypto.subtle.exportKey("jwk", await fromPkcs8("Ed25519", seed, true));
    return x ? fromBase64url(x) : null;
  } catch {
    return null;
  }
}

async function loadEd25519() {
  const { ed25519 } = await import("@noble/curves/ed25519.js");
  return ed25519;
}
