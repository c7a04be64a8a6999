import { importAesKey, openBytes, sealBytes } from "./aes-gcm";
import { type Bytes, randomBytes } from "./bytes";
import { additionalData, type Context } from "./context";
import { padRevised, type Revised, unpadRevised } from "./padding";
import { openText } from "./text-seal";

/** The 32 random bytes every member of a network holds during one epoch. */
export function makeEpochKey(): Bytes {
  return randomBytes(32);
}

/** The epoch key as a non-extractable AES-GCM key; rejects with RangeError unless it has 32 bytes. */
export async function importEpochKey(raw: Uint8Array): Promise<CryptoKey> {
  return importAesKey(raw);
}

/** 1 had no revision; what was sealed so is the first. */
const version = 2;

/**
 * Seals a text for every member of the network: version byte, 12-byte IV, AES-256-GCM (NIST SP 800-38D) of the padded
 * text; 285, 1,053, 4,125 or 16,413 bytes. `revision` counts how often the text at this place was written, so that who
 * has seen a later one knows an earlier one for what it is. The same text twice gives different bytes. A lone surrogate
 * comes back as U+FFFD. Rejects with TooLongError above 16,378 bytes of UTF-8, with RangeError for a revision that
 * `padRevised` does not take.
 */
export async function sealForNetwork(
  key: CryptoKey,
  text: string,
  context: Context,
  revision = 1,
): Promise<Bytes> {
  return sealBytes(key, padRevised({ text, revision }), additionalData(context, version), version);
}

/** The text back. Rejects with OpenError for another epoch's key, another context, a changed, cut or added byte. */
export async function openFromNetwork(key: CryptoKey, sealed: Uint8Array, context: Context): Promise<string> {
  const { text } = await openRevised(key, sealed, context);
  return text;
}

/** As `openFromNetwork`, with the revision the text was sealed as. Whether there are later ones it cannot tell. */
export async function openRevised(key: CryptoKey, sealed: Uint8Array, context: Context): Promise<Revised> {
  if (sealed[0] !== version) return { text: await openText(key, sealed, context), revision: 1 };
  return unpadRevised(await openBytes(key, sealed, additionalData(context, version), version));
}
