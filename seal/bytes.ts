import { OpenError } from "./open-error";

/** Bytes with memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Base64url without padding (RFC 4648 §5). Any length, never throws. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = "";
  // In slices, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The bytes of base64url text without padding (RFC 4648 §5). Exactly one text stands for given bytes: padding, spaces,
 * the other alphabet and stray bits at the end (RFC 4648 §3.5) throw OpenError.
 */
export function fromBase64url(text: string): Bytes {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new OpenError("This is not base64url text.");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  // A loop, because `Uint8Array.from` with a function takes ten times as long, and whole networks come this way.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  if (text.length % 4 !== 0 && !text.endsWith(toBase64url(bytes.subarray(-(bytes.length % 3))))) {
    throw new OpenError("This base64url text has stray bits at its end.");
  }
  return bytes;
}

/** `count` random bytes from the platform's generator; at most 65,536 of them, as the Web Crypto standard has it. */
export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

const encoder = new TextEncoder();

/** UTF-8. A lone surrogate, which is no character, becomes U+FFFD (WHATWG Encoding); never throws. */
export function utf8(text: string): Bytes {
  return new Uint8Array(encoder.encode(text));
}

/** All parts in order, in memory of its own. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** SHA-256 (FIPS 180-4): 32 bytes. */
export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
}
