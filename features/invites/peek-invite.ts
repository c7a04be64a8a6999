import { sql } from "drizzle-orm";
import type { z } from "zod";
import { callDoor } from "@/db/call-door";
import type { InviteKind } from "@/domain/invite";
import { type Result, refuse } from "@/domain/refusals";
import { tokenHash } from "@/features/access/token-hash";
import { toBase64url } from "@/seal/bytes";
import type { peekInviteInput } from "./schema";

type Peeked = {
  network: string;
  kind: InviteKind;
  /** Who comes back, for a return. */
  member: string | null;
  packet: string;
  epoch: number;
};

type Row = {
  network_id: string;
  kind: InviteKind;
  member_id: string | null;
  packet: Uint8Array;
  epoch: number;
};

/** The sealed packet of an open invitation, for whoever holds its link. Looking does not use it up. */
export async function peekInvite(input: z.output<typeof peekInviteInput>): Promise<Result<Peeked>> {
  const [row] = await callDoor<Row>(
    sql`select * from peek_invite(${input.invite}, ${tokenHash(input.token)})`,
  );
  if (!row) return refuse("used-invite");
  const { network_id: network, kind, member_id: member, packet, epoch } = row;
  return { ok: true, value: { network, kind, member, packet: toBase64url(packet), epoch } };
}
