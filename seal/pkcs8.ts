import { concat } from "./bytes";

/** Signing (RFC 8032) and key agreement (RFC 7748). */
export type Curve = "Ed25519" | "X25519";

// RFC 8410 §7: version 0, the algorithm's object identifier (1.3.101.112 or .110), the key in two octet strings.
const prefixes: Record<Curve, readonly number[]> = {
  Ed25519: [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20],
  X25519: [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20],
};

const usages: Record<Curve, readonly KeyUsage[]> = { Ed25519: ["sign"], X25519: ["deriveBits"] };

/**
 * 32 raw private bytes as a CryptoKey, by way of PKCS#8 (RFC 8410), the only raw-like form WebCrypto takes for private
 * keys. Rejects with what the platform throws where it lacks the curve, and with RangeError for another length.
 */
export async function fromPkcs8(curve: Curve, raw: Uint8Array, extractable = false): Promise<CryptoKey> {
  if (raw.length !== 32) throw new RangeError(`A private key has 32 bytes, not ${raw.length}.`);
  const wrapped = concat(Uint8Array.from(prefixes[curve]), raw);
  return crypto.subtle.importKey("pkcs8", wrapped, curve, extractable, [...usages[curve]]);
}
