import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { canonical } from "@/seal/canonical";
import { noticeKey } from "./notice-key";

/** For so long a code is good; so many wrong ones may be typed in. */
export const codeMinutes = 15;
export const maxTries = 5;

/** Six digits, each as likely as any other. */
export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** What is kept of a code: without the server's secret all million of them could be tried on it in a moment. */
export function codeHash(code: string, network: string, member: string): Buffer {
  const fields = canonical("holdfast mail code v1", [network, member, code]);
  return createHmac("sha256", noticeKey("mail-codes")).update(fields).digest();
}

export function isCode(code: string, hash: Uint8Array, network: string, member: string): boolean {
  return timingSafeEqual(codeHash(code, network, member), hash);
}
