import { type Bytes, utf8 } from "./bytes";
import { OpenError } from "./open-error";
import { TooLongError } from "./too-long-error";

const prefix = 2;
const sizes = [256, 1024, 4096, 16384] as const;

/** The longest text that can be sealed, in bytes of UTF-8. */
export const maxTextBytes = 16384 - prefix;

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

/** The text that `pad` was given. Throws OpenError for anything `pad` does not make. */
export function unpad(padded: Uint8Array): string {
  const known = sizes.some((size) => size === padded.length);
  if (!known) throw new OpenError("A padded text has one of four sizes.");
  const length = new DataView(padded.buffer, padded.byteOffset).getUint16(0);
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
