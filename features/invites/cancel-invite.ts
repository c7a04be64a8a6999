import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { invites } from "@/db/schema/invites";
import type { Result } from "@/domain/refusals";
import type { cancelInviteInput } from "./schema";

/** Takes an invitation of one's own back. One that is already gone is as good as cancelled. */
export async function cancelInvite(
  actor: Actor,
  input: z.output<typeof cancelInviteInput>,
): Promise<Result<null>> {
  await asActor(actor, (tx) =>
    tx.delete(invites).where(and(eq(invites.networkId, actor.network), eq(invites.id, input.invite))),
  );
  return { ok: true, value: null };
}
