import { and, eq, gt, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { invites } from "@/db/schema/invites";

/** Ids of the member's own invitations that nobody has used yet and that have not run out. */
export async function listOpenInvites(actor: Actor): Promise<string[]> {
  const open = await asActor(actor, (tx) =>
    tx
      .select({ id: invites.id })
      .from(invites)
      .where(
        and(
          eq(invites.networkId, actor.network),
          eq(invites.inviterId, actor.member),
          gt(invites.expiresAt, sql`now()`),
        ),
      ),
  );
  return open.map(({ id }) => id);
}
