import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, violatedConstraint } from "@/db/actor";
import { invites } from "@/db/schema/invites";
import { inviteMinutes } from "@/domain/invite";
import { type Result, refuse } from "@/domain/refusals";
import type { createInviteInput } from "./schema";

/** As many invitations may one member have open at once; each runs out within minutes. */
const maxOpenInvites = 20;

/** Keeps the sealed packet for the newcomer until it is redeemed or the minutes are over. */
export async function createInvite(
  actor: Actor,
  input: z.output<typeof createInviteInput>,
): Promise<Result<{ expiresAt: string }>> {
  if (input.epoch !== actor.epoch) return refuse("stale-epoch");
  const expiresAt = new Date(actor.now.getTime() + inviteMinutes["in-person"] * 60_000);
  try {
    return await asActor(actor, async (tx) => {
      await tx
        .delete(invites)
        .where(and(eq(invites.networkId, actor.network), lte(invites.expiresAt, sql`now()`)));
      if ((await tx.$count(invites)) >= maxOpenInvites) return refuse("too-many");
      await tx.insert(invites).values({
        networkId: actor.network,
        id: input.invite,
        inviterId: actor.member,
        kind: "in-person",
        tokenHash: input.tokenHash,
        packet: input.packet,
        epoch: input.epoch,
        expiresAt,
      });
      return { ok: true, value: { expiresAt: expiresAt.toISOString() } };
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}
