import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { arrivals, invites } from "@/db/schema/invites";
import { members } from "@/db/schema/members";
import { networks } from "@/db/schema/networks";
import { inviteMinutes } from "@/domain/invite";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { lockOwnDevice } from "@/features/members/lock-own-device";
import type { createInviteInput } from "./schema";

/** As many invitations may one member have open at once, and people who came by them waiting. */
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
      const refusal = (await whyNotNow(tx, actor, epoch)) ?? (await whyNotBringBack(tx, actor, member));
      if (refusal) return refuse(refusal);
      await tx
        .delete(invites)
        .where(and(eq(invites.networkId, actor.network), lte(invites.expiresAt, sql`now()`)));
      if ((await tx.$count(invites)) + (await countWaiting(tx, actor)) >= maxOpenInvites)
        return refuse("too-many");
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

/**
 * What ends a device, and what begins an epoch, takes open invitations along: one that is made at the same moment waits
 * for it here, and is refused then.
 */
async function whyNotNow(tx: Transaction, actor: Actor, epoch: number): Promise<Refusal | null> {
  if (!(await lockOwnDevice(tx, actor))) return "signed-out";
  const here = and(eq(networks.networkId, actor.network), eq(networks.epoch, epoch));
  return (await tx.$count(networks, here)) === 0 ? "stale-epoch" : null;
}

/** Each is as large as an invitation and stays for days, and those who come back stand in everybody's list. */
function countWaiting(tx: Transaction, actor: Actor): Promise<number> {
  const own = and(eq(arrivals.networkId, actor.network), eq(arrivals.inviterId, actor.member));
  return tx.$count(arrivals, and(own, gt(arrivals.expiresAt, sql`now()`)));
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
