import { type Bytes, randomBytes } from "./bytes";
import { type Curve, fromPkcs8 } from "./pkcs8";

/** A non-extractable CryptoKey, or the 32 raw bytes where the browser cannot compute with, or keep, such a key. */
export type PrivateKey = CryptoKey | Uint8Array;

/** Ed25519 (RFC 8032). The public key has 32 bytes. */
export type SigningKeys = { publicKey: Uint8Array; privateKey: PrivateKey };

/** X25519 (RFC 7748). The public key has 32 bytes. */
export type SealingKeys = { publicKey: Uint8Array; privateKey: PrivateKey };

/** `computes`: WebCrypto has the curve. `keeps`: its private keys also survive structured cloning, so IndexedDB. */
type Support = { computes: boolean; keeps: boolean };

const found = new Map<Curve, Promise<Support>>();

/**
 * What this browser can do with a curve; asked once by trying it, then remembered; never rejects. Computing and keeping
 * differ: Firefox before 136 cannot clone Ed25519 keys, and Safari 27 writes X25519 keys to IndexedDB and reads null
 * (github.com/dialog-db/dialog-db/pull/473, github.com/commontoolsinc/labs/pull/452).
 */
export function curveSupport(curve: Curve): Promise<Support> {
  const known = found.get(curve) ?? probe(curve);
  found.set(curve, known);
  return known;
}

/** 32 raw private bytes as a key to keep: a non-extractable CryptoKey where the browser can, else a copy of the bytes. */
export async function holdPrivateKey(curve: Curve, raw: Uint8Array): Promise<CryptoKey | Bytes> {
  const { keeps } = await curveSupport(curve);
  return keeps ? fromPkcs8(curve, raw) : new Uint8Array(raw);
}

/** Whether a private key is raw bytes; arrays of another realm (an IndexedDB of a test) count too. */
export function isRaw(key: PrivateKey): key is Uint8Array {
  return ArrayBuffer.isView(key);
}

async function probe(curve: Curve): Promise<Support> {
  try {
    const key = await fromPkcs8(curve, randomBytes(32));
    await use(curve, key);
    return { computes: true, keeps: await survivesCloning(curve, key) };
  } catch {
    return { computes: false, keeps: false };
  }
}

async function survivesCloning(curve: Curve, key: CryptoKey): Promise<boolean> {
  try {
    await use(curve, structuredClone(key));
    return true;
  } catch {
    return false;
  }
}

async function use(curve: Curve, key: CryptoKey): Promise<void> {
  if (curve === "Ed25519") {
    await crypto.subtle.sign(curve, key, new Uint8Array(1));
    return;
  }
  const basePoint = Uint8Array.of(9, ...new Uint8Array(31));
  const other = await crypto.subtle.importKey("raw", basePoint, curve, true, []);
  await crypto.subtle.deriveBits({ name: curve, public: other }, key, 256);
}
