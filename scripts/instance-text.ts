import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { PlainError } from "../lib/plain-error";

/** A file's bytes, unpacked when it is packed with gzip, whatever its name. */
export function readBytes(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new PlainError(`${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new PlainError(`${file} is damaged: it begins like a gzip file but does not unpack.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : "";
  if (code === "ENOENT") return "there is no such file.";
  if (code === "EISDIR") return "it is a folder.";
  if (code === "EACCES") return "reading it is not allowed.";
  return `${String(code || cause)}.`;
}

/** What is wrong with a line, counted from 1. */
export function wrongLine(file: string, line: number, what: string): PlainError {
  return new PlainError(`${file}, line ${line}: ${what}.`);
}
