import { sha256, toBase64url } from "./bytes";

/** 16 bytes of the SHA-256 of a public signing key, in base64url: 22 letters that stand for a founder in a link. */
export async function fingerprint(signingPublic: Uint8Array): Promise<string> {
  return toBase64url((await sha256(signingPublic)).subarray(0, 16));
}
