import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { invites } from "@/db/schema/invites";
import type { InviteKind } from "@/domain/invite";

/** One's own invitation that nobody has used yet; `expiresAt` in ISO 8601. */
export type OpenInvitation = { readonly id: string; readonly kind: InviteKind; readonly expiresAt: string };

/** The member's own invitations that nobody has used yet and that have not run out, the first to run out first. */
export async function listOpenInvites(actor: Actor): Promise<OpenInvitation[]> {
  const open = await asActor(actor, (tx) =>
    tx
      .select({ id: invites.id, kind: invites.kind, expiresAt: invites.expiresAt })
      .from(invites)
      .where(
        and(
          eq(invites.networkId, actor.network),
          eq(invites.inviterId, actor.member),
          gt(invites.expiresAt, sql`now()`),
        ),
      )
      .orderBy(asc(invites.expiresAt)),
  );
  return open.map(({ expiresAt, ...invite }) => ({ ...invite, expiresAt: expiresAt.toISOString() }));
}
