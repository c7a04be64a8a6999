import { type Bytes, toBase64url } from "./bytes";
import { canonical } from "./canonical";
import type { SealingKeys, SigningKeys } from "./curves";
import { isEncoded, isObject } from "./form";
import { OpenError } from "./open-error";
import { openFromPair, sealForPair } from "./pair-seal";
import { parseJson } from "./parse-json";
import { isSigned, sign } from "./signing";

/** Which contact: who is reached by it, who may read it, and whether it is theirs or the copy for oneself. */
export type ContactPlace = {
  readonly network: string;
  readonly match: string;
  readonly from: string;
  readonly for: string;
  readonly field: "contact" | "own_copy";
};

/** How to reach somebody. `by` is the public signing key, base64url, of whoever wrote it; null when nobody signed it. */
export type SignedContact = { readonly text: string; readonly by: string | null };

/**
 * A contact for one person (see `sealForPair`), signed inside, where nobody else can compare the signature with keys
 * they know. Rejects as `sealForPair`, with TooLongError above some 16,000 bytes.
 */
export async function sealContact(
  recipientPublic: Uint8Array,
  writer: SigningKeys,
  text: string,
  place: ContactPlace,
): Promise<Bytes> {
  const by = toBase64url(writer.publicKey);
  const signature = toBase64url(await sign(writer, messageOf(text, by, place)));
  return sealForPair(recipientPublic, JSON.stringify({ text, by, signature }), contextOf(place));
}

/**
 * The contact back, and who signed it for this place: whether that is whom it should be is for the caller to judge. A
 * text that was sealed without a signature has nobody. Rejects with OpenError where nothing opens.
 */
export async function openContact(
  keys: SealingKeys,
  sealed: Uint8Array,
  place: ContactPlace,
): Promise<SignedContact> {
  const plain = await openFromPair(keys, sealed, contextOf(place));
  const signed = readSigned(plain);
  if (!signed) return { text: plain, by: null };
  const { text, by, signature } = signed;
  const holds = await isSigned(by, signature, messageOf(text, by, place));
  return { text, by: holds ? by : null };
}

function readSigned(plain: string) {
  try {
    const value = parseJson(plain);
    if (!isObject(value) || typeof value.text !== "string") return null;
    const { text, by, signature } = value;
    return isEncoded(by, 32) && isEncoded(signature, 64) ? { text, by, signature } : null;
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

function messageOf(text: string, by: string, place: ContactPlace): Bytes {
  const { network, match, from, for: reader, field } = place;
  return canonical("holdfast contact v1", [network, match, from, reader, field, by, text]);
}

/** Of every match, not of an epoch: a contact outlives a change of the network's key. */
function contextOf({ network, match, field }: ContactPlace) {
  return { network, table: "contacts", row: match, field, epoch: 0 };
}
