import { type Bytes, utf8 } from "./bytes";
import { OpenError } from "./open-error";
import { TooLongError } from "./too-long-error";

const prefix = 2;
const sizes = [256, 1024, 4096, 16384] as const;

/** The longest text that can be sealed, in bytes of UTF-8. */
export const maxTextBytes = 16384 - prefix;

const longPrefix = 4;
const longSizes = [16384, 65536, 262144, 1048576] as const;
const maxLongBytes = 1048576 - longPrefix;

/**
 * A text as 256, 1,024, 4,096 or 16,384 bytes, so that a ciphertext tells its length only roughly: two bytes of
 * big-endian length, UTF-8, zeros. A lone surrogate becomes U+FFFD. Throws TooLongError above `maxTextBytes`.
 */
export function pad(text: string): Bytes {
  const bytes = utf8(text);
  const size = sizes.find((candidate) => candidate >= bytes.length + prefix);
  if (size === undefined) throw new TooLongError(maxTextBytes, bytes.length);
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint16(0, bytes.length);
  padded.set(bytes, prefix);
  return padded;
}

/**
 * As `pad`, for what grows with a network: JSON of up to a million bytes or so, as 16 K, 64 K, 256 K or 1 M with four
 * bytes of length. Throws TooLongError above that.
 */
export function padLong(text: string): Bytes {
  const bytes = utf8(text);
  const size = longSizes.find((candidate) => candidate >= bytes.length + longPrefix);
  if (size === undefined) throw new TooLongError(maxLongBytes, bytes.length);
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, longPrefix);
  return padded;
}

/** The text that `padLong` was given. Throws OpenError for anything `padLong` does not make. */
export function unpadLong(padded: Uint8Array): string {
  if (!longSizes.some((size) => size === padded.length)) {
    throw new OpenError("A long padded text has one of four sizes.");
  }
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  return readPadded(padded, longPrefix, length);
}

/** The text that `pad` was given. Throws OpenError for anything `pad` does not make. */
export function unpad(padded: Uint8Array): string {
  const known = sizes.some((size) => size === padded.length);
  if (!known) throw new OpenError("A padded text has one of four sizes.");
  const length = new DataView(padded.buffer, padded.byteOffset).getUint16(0);
  return readPadded(padded, prefix, length);
}

function readPadded(padded: Uint8Array, prefix: number, length: number): string {
  const rest = padded.subarray(prefix + length);
  if (length > padded.length - prefix || rest.some((byte) => byte !== 0)) {
    throw new OpenError("The padding of this text is damaged.");
  }
  return decode(padded.subarray(prefix, prefix + length));
}

function decode(bytes: Uint8Array): string {
  try {
    // ignoreBOM: without it a text that begins with U+FEFF would come back shorter.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new OpenError("This text is not UTF-8.", { cause });
  }
}
