import { importAesKey } from "./aes-gcm";
import { type Bytes, randomBytes } from "./bytes";
import type { Context } from "./context";
import { openText, sealText } from "./text-seal";

/** The 32 random bytes every member of a network holds during one epoch. */
export function makeEpochKey(): Bytes {
  return randomBytes(32);
}

/** The epoch key as a non-extractable AES-GCM key; rejects with RangeError unless it has 32 bytes. */
export async function importEpochKey(raw: Uint8Array): Promise<CryptoKey> {
  return importAesKey(raw);
}

/**
 * Seals a text for every member of the network: version byte, 12-byte IV, AES-256-GCM (NIST SP 800-38D) of the padded
 * text; 285, 1,053, 4,125 or 16,413 bytes. The same text twice gives different bytes. A lone surrogate comes back as
 * U+FFFD. Rejects with TooLongError above 16,382 bytes of UTF-8.
 */
export async function sealForNetwork(key: CryptoKey, text: string, context: Context): Promise<Bytes> {
  return sealText(key, text, context);
}

/** The text back. Rejects with OpenError for another epoch's key, another context, a changed, cut or added byte. */
export async function openFromNetwork(key: CryptoKey, sealed: Uint8Array, context: Context): Promise<string> {
  return openText(key, sealed, context);
}
