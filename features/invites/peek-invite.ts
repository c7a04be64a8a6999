import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { callDoor } from "@/db/call-door";
import { type Result, refuse } from "@/domain/refusals";
import { toBase64url } from "@/seal/bytes";
import type { peekInviteInput } from "./schema";

type Peeked = { network: string; packet: string; epoch: number };

/** The sealed packet of an open invitation, for whoever holds its link. Looking does not use it up. */
export async function peekInvite(input: z.output<typeof peekInviteInput>): Promise<Result<Peeked>> {
  const [row] = await callDoor<{ network_id: string; packet: Uint8Array; epoch: number }>(
    sql`select * from peek_invite(${input.invite}, ${tokenHash(input.token)})`,
  );
  if (!row) return refuse("used-invite");
  return { ok: true, value: { network: row.network_id, packet: toBase64url(row.packet), epoch: row.epoch } };
}

/** What the invites table holds of a link's token. */
export function tokenHash(token: Uint8Array): Buffer {
  return createHash("sha256").update(token).digest();
}
