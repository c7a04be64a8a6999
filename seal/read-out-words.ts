import { canonical } from "./canonical";

/** Whose keys are compared, base64url, and by which invite they came. */
export type ReadOut = { network: string; invite: string; signing: string; sealing: string };

/**
 * Four English BIP39 words for the keys of somebody who waits to be let in. Both phones show them and people read them
 * to each other: the same words mean the same keys. 44 bits of PBKDF2-HMAC-SHA256 (RFC 8018 §5.2) over all four fields,
 * 200,000 rounds, so that looking for other keys with the same words costs some 2^61 hashes within the life of an invite.
 * Takes about a tenth of a second; never throws.
 */
export async function readOutWords({ network, invite, signing, sealing }: ReadOut): Promise<string> {
  const message = canonical("holdfast read-out words v1", [network, invite, signing, sealing]);
  const key = await crypto.subtle.importKey("raw", message, "PBKDF2", false, ["deriveBits"]);
  const salt = canonical("holdfast read-out words v1", [invite]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: 200_000 };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 48));
  const { wordlist } = await import("@scure/bip39/wordlists/english.js");
  return elevenBitNumbers(bytes, 4)
    .map((index) => wordlist[index])
    .join(" ");
}

/** The first `count` groups of eleven bits, big-endian, as BIP39 cuts them. */
function elevenBitNumbers(bytes: Uint8Array, count: number): number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, index) =>
    Number.parseInt(bits.slice(index * 11, index * 11 + 11), 2),
  );
}
