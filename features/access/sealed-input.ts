import { z } from "zod";
import { fromBase64url } from "@/seal/bytes";

/** The largest sealed note: 16 KB of padded text is kept out, 4 KB and its envelope fit. */
const maxSealed = 8192;

/** Something the browser sealed, as base64url; at least an IV, a tag and one padded block. */
export const sealedInput = (most = maxSealed) => bytesInput(32, most);

/** A 32-byte public key or hash. */
export const keyInput = bytesInput(32, 32);

/** A 64-byte Ed25519 signature. */
export const signatureInput = bytesInput(64, 64);

/** Under which key something was sealed, as PostgreSQL's integer holds it. */
export const epochInput = z.int32({ error: "wrong" }).min(1, "wrong");

/** Ids are compared as text in many places, so there is one spelling of each. */
export const idInput = z.uuid({ version: "v4", error: "id" }).lowercase("id");

function bytesInput(least: number, most: number) {
  return z
    .string({ error: "sealed" })
    .max(Math.ceil((most * 4) / 3), "tooLong")
    .transform((text, context) => {
      const bytes = readBytes(text);
      if (bytes && bytes.length >= least && bytes.length <= most) return bytes;
      context.addIssue({ code: "custom", message: "sealed" });
      return z.NEVER;
    });
}

function readBytes(text: string): Uint8Array | null {
  try {
    return fromBase64url(text);
  } catch {
    return null;
  }
}
