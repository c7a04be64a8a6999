import { type Bytes, concat, utf8 } from "./bytes";

/**
 * One byte string for a purpose and its fields, so that no two different lists give the same bytes: the purpose on a
 * line of its own, then each field as a 4-byte big-endian length and its bytes (text in UTF-8, numbers in decimal).
 * Used for everything that is signed or bound as additional data; the purpose keeps one kind from passing for another.
 * Throws RangeError for a number that is not a whole number from 0 to 2^53 - 1 and for a purpose of several lines.
 */
export function canonical(purpose: string, fields: readonly (string | number | Uint8Array)[]): Bytes {
  if (purpose.includes("\n")) throw new RangeError("A purpose is one line.");
  return concat(utf8(`${purpose}\n`), ...fields.flatMap((field) => lengthPrefixed(fieldBytes(field))));
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array[] {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return [length, bytes];
}

function fieldBytes(field: string | number | Uint8Array): Uint8Array {
  if (typeof field === "string") return utf8(field);
  if (typeof field !== "number") return field;
  if (!Number.isSafeInteger(field) || field < 0)
    throw new RangeError(`${field} is no whole number from 0 on.`);
  return utf8(String(field));
}
