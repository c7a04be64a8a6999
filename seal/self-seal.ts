import { openBytes, sealBytes } from "./aes-gcm";
import type { Bytes } from "./bytes";
import { additionalData, type Context } from "./context";
import { padLong, unpadLong } from "./padding";
import { openText, sealText } from "./text-seal";

/**
 * A fresh non-extractable AES-256-GCM key for what only this device reads (drafts). What a member reads on every device
 * is sealed with the `selfSeal` that `deriveEnrolment` gives.
 */
export async function makeDeviceSeal(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Seals a text for oneself; format, padding and errors as `sealForNetwork`. */
export async function sealForSelf(key: CryptoKey, text: string, context: Context): Promise<Bytes> {
  return sealText(key, text, context);
}

/** The text back; rejects with OpenError as `openFromNetwork`. */
export async function openFromSelf(key: CryptoKey, sealed: Uint8Array, context: Context): Promise<string> {
  return openText(key, sealed, context);
}

/** As `sealForSelf`, padded to 16 K, 64 K, 256 K or 1 M. Rejects with TooLongError above a million bytes or so. */
export async function sealLongForSelf(key: CryptoKey, text: string, context: Context): Promise<Bytes> {
  return sealBytes(key, padLong(text), additionalData(context));
}

/** The long text back; rejects with OpenError as `openFromNetwork`. */
export async function openLongFromSelf(
  key: CryptoKey,
  sealed: Uint8Array,
  context: Context,
): Promise<string> {
  return unpadLong(await openBytes(key, sealed, additionalData(context)));
}
