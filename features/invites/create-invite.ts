import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { invites } from "@/db/schema/invites";
import { members } from "@/db/schema/members";
import { inviteMinutes } from "@/domain/invite";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import type { createInviteInput } from "./schema";

/** As many invitations may one member have open at once. */
const maxOpenInvites = 20;

/** Keeps a sealed one-time packet until it is redeemed or its time is over. */
export async function createInvite(
  actor: Actor,
  input: z.output<typeof createInviteInput>,
): Promise<Result<{ expiresAt: string }>> {
  const { invite, kind, member = null, tokenHash, packet, epoch } = input;
  if (epoch !== actor.epoch) return refuse("stale-epoch");
  const expiresAt = new Date(actor.now.getTime() + inviteMinutes[kind] * 60_000);
  try {
    return await asActor(actor, async (tx) => {
      const refusal = await whyNotBringBack(tx, actor, member);
      if (refusal) return refuse(refusal);
      await tx
        .delete(invites)
        .where(and(eq(invites.networkId, actor.network), lte(invites.expiresAt, sql`now()`)));
      if ((await tx.$count(invites)) >= maxOpenInvites) return refuse("too-many");
      await tx.insert(invites).values({
        ...{ networkId: actor.network, id: invite, inviterId: actor.member, kind, memberId: member },
        ...{ tokenHash, packet, epoch, expiresAt },
      });
      return { ok: true, value: { expiresAt: expiresAt.toISOString() } };
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}

/** Somebody is vouched back in by others: one's own word for oneself is worth nothing. */
async function whyNotBringBack(
  tx: Transaction,
  actor: Actor,
  member: string | null,
): Promise<Refusal | null> {
  if (member === null) return null;
  if (member === actor.member) return "not-yours";
  const theirs = and(eq(members.networkId, actor.network), eq(members.id, member));
  return (await tx.$count(members, theirs)) === 0 ? "not-found" : null;
}
