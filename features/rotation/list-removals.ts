import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { requests } from "@/db/schema/requests";
import { toBase64url } from "@/seal/bytes";

/** Somebody asks for a removal and waits for a second person. `statement` is sealed, base64url. */
export type Removal = {
  readonly id: string;
  readonly by: string;
  readonly member: string;
  readonly statement: string;
  readonly epoch: number;
};

/** The removals that the actor may know of: those they asked for, and on duty all but one about themselves. */
export async function listRemovals(actor: Actor): Promise<Removal[]> {
  const { id, askedBy, memberId, statement, epoch, networkId, kind, expiresAt } = requests;
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id, by: askedBy, member: memberId, statement, epoch })
      .from(requests)
      .where(and(eq(networkId, actor.network), eq(kind, "removal"), gt(expiresAt, sql`now()`)))
      .orderBy(asc(expiresAt)),
  );
  return rows.flatMap(({ member, statement, epoch, ...row }) =>
    member && statement && epoch ? [{ ...row, member, epoch, statement: toBase64url(statement) }] : [],
  );
}
