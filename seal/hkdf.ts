import type { Bytes } from "./bytes";

/** HKDF-SHA256 (RFC 5869): `length` bytes (at most 8,160) from secret input, a salt and a purpose. */
export async function hkdf(
  secret: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(secret), "HKDF", false, ["deriveBits"]);
  const parameters = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(salt),
    info: new Uint8Array(info),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
}
