import { type Bytes, toBase64url } from "./bytes";
import { canonical } from "./canonical";
import type { SigningKeys } from "./curves";
import { isEncoded, isObject } from "./form";
import { parseJson } from "./parse-json";
import { isSigned, sign } from "./signing";

/**
 * The public key of somebody without the app, for whom others hold the private one. `by` is the public signing key of the
 * member who gives it out; all base64url.
 */
export type GuestKey = { readonly sealing: string; readonly by: string; readonly signature: string };

/** Whose key, and during which epoch it is given out. */
export type GuestKeyPlace = { readonly network: string; readonly guest: string; readonly epoch: number };

/** `sealing`: 32 bytes, X25519. */
export async function signGuestKey(
  writer: SigningKeys,
  sealing: Uint8Array,
  place: GuestKeyPlace,
): Promise<GuestKey> {
  const key = { sealing: toBase64url(sealing), by: toBase64url(writer.publicKey) };
  return { ...key, signature: toBase64url(await sign(writer, messageOf(key, place))) };
}

/**
 * The key in a guest's opened profile, when the member it names has signed it for this place; null otherwise. Whether that
 * member may is for the caller to judge. Takes any text and never throws.
 */
export async function readGuestKey(profile: string, place: GuestKeyPlace): Promise<GuestKey | null> {
  const key = keyIn(profile);
  if (!key) return null;
  return (await isSigned(key.by, key.signature, messageOf(key, place))) ? key : null;
}

function keyIn(profile: string): GuestKey | null {
  try {
    const value = parseJson(profile);
    if (!isObject(value)) return null;
    const { sealing, by, signature } = value;
    const isKey = isEncoded(sealing, 32) && isEncoded(by, 32) && isEncoded(signature, 64);
    return isKey ? { sealing, by, signature } : null;
  } catch {
    return null;
  }
}

function messageOf(
  { sealing, by }: Omit<GuestKey, "signature">,
  { network, guest, epoch }: GuestKeyPlace,
): Bytes {
  return canonical("holdfast guest key v1", [network, guest, epoch, sealing, by]);
}
