import { type Bytes, concat, randomBytes } from "./bytes";
import { OpenError } from "./open-error";

const ivBytes = 12;
const tagBytes = 16;

/** A non-extractable AES-256-GCM key of 32 bytes; RangeError for any other length. */
export async function importAesKey(raw: Uint8Array): Promise<CryptoKey> {
  if (raw.length !== 32) throw new RangeError(`An AES-256 key has 32 bytes, not ${raw.length}.`);
  return crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV: version byte, IV, ciphertext and 128-bit tag, 29 bytes more
 * than went in. At most 2^32 seals under one key (§8.3). Rejects when the key was not made for this. Another version
 * than the first has to be in what is bound, too: the byte itself proves nothing.
 */
export async function sealBytes(
  key: CryptoKey,
  plain: Uint8Array,
  bound: Uint8Array,
  version = 1,
): Promise<Bytes> {
  const iv = randomBytes(ivBytes);
  const parameters = { name: "AES-GCM", iv, additionalData: new Uint8Array(bound) };
  const sealed = await crypto.subtle.encrypt(parameters, key, new Uint8Array(plain));
  return concat(Uint8Array.of(version), iv, new Uint8Array(sealed));
}

/** What `sealBytes` was given. Rejects with OpenError when key, bound data, version or any byte differ. */
export async function openBytes(
  key: CryptoKey,
  sealed: Uint8Array,
  bound: Uint8Array,
  version = 1,
): Promise<Bytes> {
  if (sealed.length < 1 + ivBytes + tagBytes || sealed[0] !== version) {
    throw new OpenError("This is nothing that was sealed here.");
  }
  const iv = sealed.slice(1, 1 + ivBytes);
  const parameters = { name: "AES-GCM", iv, additionalData: new Uint8Array(bound) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.slice(1 + ivBytes)));
  } catch (cause) {
    throw new OpenError("This does not open with this key in this place.", { cause });
  }
}
