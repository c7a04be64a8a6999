import { type Bytes, utf8 } from "./bytes";
import { OpenError } from "./open-error";
import { TooLongError } from "./too-long-error";

const prefix = 2;
const sizes = [256, 1024, 4096, 16384] as const;

/** The longest text that can be sealed, in bytes of UTF-8. */
export const maxTextBytes = 16384 - prefix;

const revisionBytes = 4;

/** The highest revision a text can have. */
export const maxRevision = 2 ** 32 - 1;

const longPrefix = 4;
const longSizes = [16384, 65536, 262144, 1048576] as const;

/**
 * A text as 256, 1,024, 4,096 or 16,384 bytes, so that a ciphertext tells its length only roughly: two bytes of
 * big-endian length, UTF-8, zeros. A lone surrogate becomes U+FFFD. Throws TooLongError above `maxTextBytes`.
 */
export function pad(text: string): Bytes {
  return padInto(sizes, text, prefix, (head, length) => head.setUint16(0, length));
}

/** A text that is written more than once, and which time this is: the first is 1. */
export type Revised = { readonly text: string; readonly revision: number };

/**
 * As `pad`, with the revision in four big-endian bytes before the length: four bytes less room for the text. Throws
 * RangeError for a revision that is no whole number from 1 to `maxRevision`.
 */
export function padRevised({ text, revision }: Revised): Bytes {
  if (!Number.isInteger(revision) || revision < 1 || revision > maxRevision) {
    throw new RangeError(`${revision} is no revision.`);
  }
  return padInto(sizes, text, revisionBytes + prefix, (head, length) => {
    head.setUint32(0, revision);
    head.setUint16(revisionBytes, length);
  });
}

/**
 * As `pad`, for what grows with a network: JSON of up to a million bytes or so, as 16 K, 64 K, 256 K or 1 M with four
 * bytes of length. Throws TooLongError above that.
 */
export function padLong(text: string): Bytes {
  return padInto(longSizes, text, longPrefix, (head, length) => head.setUint32(0, length));
}

/** The text that `padLong` was given. Throws OpenError for anything `padLong` does not make. */
export function unpadLong(padded: Uint8Array): string {
  return readPadded(padded, longPrefix, headOf(padded, longSizes).getUint32(0));
}

/** The text that `pad` was given. Throws OpenError for anything `pad` does not make. */
export function unpad(padded: Uint8Array): string {
  return readPadded(padded, prefix, headOf(padded, sizes).getUint16(0));
}

/** What `padRevised` was given. Throws OpenError for anything it does not make. */
export function unpadRevised(padded: Uint8Array): Revised {
  const head = headOf(padded, sizes);
  const revision = head.getUint32(0);
  if (revision === 0) throw new OpenError("A text has been written at least once.");
  const text = readPadded(padded, revisionBytes + prefix, head.getUint16(revisionBytes));
  return { text, revision };
}

function padInto(
  allowed: readonly number[],
  text: string,
  prefix: number,
  writeHead: (head: DataView, length: number) => void,
): Bytes {
  const bytes = utf8(text);
  const size = allowed.find((candidate) => candidate >= bytes.length + prefix);
  if (size === undefined) throw new TooLongError(Math.max(...allowed) - prefix, bytes.length);
  const padded = new Uint8Array(size);
  writeHead(new DataView(padded.buffer), bytes.length);
  padded.set(bytes, prefix);
  return padded;
}

function headOf(padded: Uint8Array, allowed: readonly number[]): DataView {
  if (!allowed.includes(padded.length)) throw new OpenError("A padded text has one of four sizes.");
  return new DataView(padded.buffer, padded.byteOffset);
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
