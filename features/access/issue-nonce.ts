import { sql } from "drizzle-orm";
import { z } from "zod";
import { callDoor } from "@/db/call-door";
import type { Result } from "@/domain/refusals";
import { randomBytes, toBase64url } from "@/seal/bytes";
import { siteOrigin } from "./origin";

export const issueNonceInput = z.strictObject({});

/** Something fresh to sign, good once and for a minute, and the origin to sign it for. */
export async function issueNonce(): Promise<Result<{ nonce: string; origin: string }>> {
  const nonce = randomBytes(32);
  await callDoor(sql`select issue_nonce(${Buffer.from(nonce)})`);
  return { ok: true, value: { nonce: toBase64url(nonce), origin: siteOrigin() } };
}
