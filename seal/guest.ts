import { type Bytes, fromBase64url, randomBytes, toBase64url } from "./bytes";
import type { SealingKeys } from "./curves";
import { isEncoded, isObject } from "./form";
import { OpenError } from "./open-error";
import { openFromPair, sealForPair } from "./pair-seal";
import { parseJson } from "./parse-json";
import { sealingKeysFromPrivate } from "./sealing";

/**
 * What those who act for somebody without the app hold: 32 private bytes in base64url, how to reach the person, and
 * private keys of before, the latest first, with which earlier contacts still open.
 */
export type GuestSecrets = {
  readonly privateKey: string;
  readonly contact: string;
  readonly former?: readonly string[];
};

/** So many keys of before are held at most. */
export const mostFormerKeys = 8;

/** Which guest of which network. */
export type GuestPlace = { readonly network: string; readonly guest: string };

/** A fresh X25519 private key (RFC 7748), to be given to others who act for the same person. */
export function makeGuestKey(): string {
  return toBase64url(randomBytes(32));
}

/** The key pair of a guest's private key; RangeError unless it has 32 bytes. */
export function guestSealingKeys({ privateKey }: Pick<GuestSecrets, "privateKey">): Promise<SealingKeys> {
  return sealingKeysFromPrivate(fromBase64url(privateKey));
}

/** The same secrets with a fresh key; the one there was is kept for what was sealed before when `keepFormer` says so. */
export function renewGuestSecrets(
  secrets: GuestSecrets,
  { keepFormer }: { keepFormer: boolean },
): GuestSecrets {
  const { privateKey, contact, former = [] } = secrets;
  const kept = keepFormer ? [privateKey, ...former].slice(0, mostFormerKeys) : [];
  return { privateKey: makeGuestKey(), contact, ...(kept.length > 0 && { former: kept }) };
}

/**
 * The secrets for one member, by their public key, which the caller has checked. Rejects as `sealForPair`: TooLongError
 * for a contact beyond some 16,000 bytes, RangeError for an unusable key.
 */
export function sealGuestSecrets(
  recipientPublic: Uint8Array,
  { privateKey, contact, former }: GuestSecrets,
  place: GuestPlace,
): Promise<Bytes> {
  return sealForPair(recipientPublic, JSON.stringify({ privateKey, contact, former }), contextOf(place));
}

/** The secrets back. Rejects with OpenError for other keys, another guest or network, a changed byte or another form. */
export async function openGuestSecrets(
  keys: SealingKeys,
  sealed: Uint8Array,
  place: GuestPlace,
): Promise<GuestSecrets> {
  const opened = parseJson(await openFromPair(keys, sealed, contextOf(place)));
  if (!isSecrets(opened)) throw new OpenError("These are no secrets of a guest.");
  const { privateKey, contact, former } = opened;
  return { privateKey, contact, ...(former && { former }) };
}

function isSecrets(value: unknown): value is GuestSecrets {
  if (!isObject(value) || !isEncoded(value.privateKey, 32) || typeof value.contact !== "string") return false;
  const { former } = value;
  return former === undefined || (Array.isArray(former) && former.every((key) => isEncoded(key, 32)));
}

function contextOf({ network, guest }: GuestPlace) {
  return { network, table: "guest_keys", row: guest, field: "secrets", epoch: 0 };
}
