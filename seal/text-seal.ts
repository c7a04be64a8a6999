import { openBytes, sealBytes } from "./aes-gcm";
import type { Bytes } from "./bytes";
import { additionalData, type Context } from "./context";
import { pad, unpad } from "./padding";

/** A padded text under an AES key, bound to its place. Rejects with TooLongError above 16,382 bytes of UTF-8. */
export async function sealText(key: CryptoKey, text: string, context: Context): Promise<Bytes> {
  return sealBytes(key, pad(text), additionalData(context));
}

/** The text back; rejects with OpenError for another key, another place or a changed byte. */
export async function openText(key: CryptoKey, sealed: Uint8Array, context: Context): Promise<string> {
  return unpad(await openBytes(key, sealed, additionalData(context)));
}
