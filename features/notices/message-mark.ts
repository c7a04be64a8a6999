import { createHmac } from "node:crypto";
import { canonical } from "@/seal/canonical";
import { noticeKey } from "./notice-key";

/**
 * What a message is called on one of its ways: the same at every try, so that a repeat replaces what came before, and
 * another one for each device and for mail, so that those who carry it cannot tell that it goes to the same person.
 * 22 letters of base64url.
 */
export function messageMark(message: string, ...way: readonly string[]): string {
  const fields = canonical("holdfast message mark v1", [message, ...way]);
  return createHmac("sha256", noticeKey("marks"))
    .update(fields)
    .digest()
    .subarray(0, 16)
    .toString("base64url");
}
