import { type Bytes, randomBytes } from "./bytes";
import { curveSupport, holdPrivateKey, type SealingKeys } from "./curves";
import { fromPkcs8 } from "./pkcs8";

/** A fresh X25519 key pair (RFC 7748), private part non-extractable where the browser can keep such a key. */
export async function makeSealingKeys(): Promise<SealingKeys> {
  return sealingKeysFromPrivate(randomBytes(32));
}

/** The X25519 key pair of 32 private bytes (RFC 7748 §6.1); RangeError for another length. */
export async function sealingKeysFromPrivate(raw: Uint8Array): Promise<SealingKeys> {
  if (raw.length !== 32) throw new RangeError(`An X25519 key has 32 bytes, not ${raw.length}.`);
  return { publicKey: await publicKeyOf(raw), privateKey: await holdPrivateKey("X25519", raw) };
}

/** The private key times the base point, because Firefox does not export an imported X25519 key as JWK. */
async function publicKeyOf(raw: Uint8Array): Promise<Bytes> {
  if (!(await curveSupport("X25519")).computes) {
    const { x25519 } = await import("@noble/curves/ed25519.js");
    return new Uint8Array(x25519.getPublicKey(raw));
  }
  const basePoint = Uint8Array.of(9, ...new Uint8Array(31));
  const point = await crypto.subtle.importKey("raw", basePoint, "X25519", true, []);
  const key = await fromPkcs8("X25519", raw);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: point }, key, 256));
}
