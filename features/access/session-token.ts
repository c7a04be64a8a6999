import { createHash, randomBytes } from "node:crypto";

/** How long a session lasts unseen; the device then signs in again by itself, without a question. */
export const sessionDays = 7;

/** A new random session id: 32 bytes, base64url. Only the browser's cookie holds it. */
export function makeSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What requests of a device are counted for: always the same, and not its id. */
export function markOfDevice(network: string, device: string): string {
  return createHash("sha256").update(`${network} ${device}`).digest("base64url");
}

/** What the sessions table holds of it. At 256 random bits a plain hash cannot be guessed open. */
export function hashOfToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
