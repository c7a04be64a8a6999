import { createHash } from "node:crypto";

/** What the server holds of the token of a link: SHA-256, for 256 bits that nobody guesses. */
export function tokenHash(token: Uint8Array): Buffer {
  return createHash("sha256").update(token).digest();
}
