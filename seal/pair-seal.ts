import { type Bytes, utf8 } from "./bytes";
import { additionalData, type Context } from "./context";
import type { SealingKeys } from "./curves";
import { openWith, sealTo } from "./hpke";
import { pad, unpad } from "./padding";

const purpose = utf8("holdfast pair seal v1");

/**
 * Seals a text to one person (HPKE, RFC 9180; see `sealTo`), padded and bound to its place; 305, 1,073, 4,145 or 16,433
 * bytes. Says nothing about who sealed it. The sender keeps a copy by sealing to their own key too. A lone surrogate
 * comes back as U+FFFD. Rejects with TooLongError above 16,382 bytes of UTF-8, with RangeError for an unusable key.
 */
export async function sealForPair(
  recipientPublic: Uint8Array,
  text: string,
  context: Context,
): Promise<Bytes> {
  return sealTo(recipientPublic, pad(text), purpose, additionalData(context));
}

/** The text back. Rejects with OpenError for other keys, another context, a changed, cut or added byte. */
export async function openFromPair(keys: SealingKeys, sealed: Uint8Array, context: Context): Promise<string> {
  return unpad(await openWith(keys, sealed, purpose, additionalData(context)));
}
