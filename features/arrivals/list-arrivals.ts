import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { arrivals } from "@/db/schema/invites";
import type { ArrivalKind } from "@/domain/invite";
import { toBase64url } from "@/seal/bytes";

/** Somebody who waits to be let in; bytes as base64url. */
export type Arrival = {
  /** The id of the invitation they came by. */
  readonly id: string;
  readonly kind: ArrivalKind;
  readonly inviter: string;
  readonly member: string;
  readonly sealingKey: string;
  readonly signingKey: string;
  /** A newcomer's name and introduction, for the inviter's device. */
  readonly hello: string | null;
  /** The first voucher's admission of one who comes back. */
  readonly admission: string | null;
  readonly admissionEpoch: number | null;
};

/** Who waits: newcomers by the actor's own links, and everybody who comes back. The first to run out first. */
export async function listArrivals(actor: Actor): Promise<Arrival[]> {
  const { id, kind, inviterId: inviter, memberId: member } = arrivals;
  const { sealingKey, signingKey, hello, admission, admissionEpoch } = arrivals;
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id, kind, inviter, member, sealingKey, signingKey, hello, admission, admissionEpoch })
      .from(arrivals)
      .where(whoWait(actor))
      .orderBy(asc(arrivals.expiresAt), asc(id)),
  );
  return rows.map((row) => ({
    ...row,
    sealingKey: toBase64url(row.sealingKey),
    signingKey: toBase64url(row.signingKey),
    hello: row.hello && toBase64url(row.hello),
    admission: row.admission && toBase64url(row.admission),
  }));
}

/** The condition for those. Whom the actor may know of is for the database to say. */
export function whoWait(actor: Actor): SQL | undefined {
  return and(eq(arrivals.networkId, actor.network), gt(arrivals.expiresAt, sql`now()`));
}
