import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { logEntries } from "@/db/schema/log";
import { networks } from "@/db/schema/networks";
import type { LogAct } from "@/domain/log-acts";
import { toBase64url } from "@/seal/bytes";

/**
 * What somebody did, on which day ("YYYY-MM-DD" in the network's zone); `entry` is sealed, base64url, and null where there
 * was no more to say.
 */
export type LogLine = {
  readonly id: string;
  readonly by: string;
  readonly act: LogAct;
  readonly day: string;
  readonly entry: string | null;
  readonly epoch: number | null;
};

/** The log of the actor's network, the newest day first, and after how many days a line is forgotten. */
export async function listLog(actor: Actor): Promise<{ keptDays: number; lines: LogLine[] }> {
  return asActor(actor, async (tx) => {
    const [network] = await tx
      .select({ keptDays: networks.retentionDays })
      .from(networks)
      .where(eq(networks.networkId, actor.network));
    const { id, byId, act, createdOn, entry, epoch } = logEntries;
    const rows = await tx
      .select({ id, by: byId, act, day: createdOn, entry, epoch })
      .from(logEntries)
      .where(and(eq(logEntries.networkId, actor.network), gt(logEntries.purgeOn, sql`current_date`)))
      .orderBy(desc(createdOn), asc(id));
    return {
      keptDays: network?.keptDays ?? 0,
      lines: rows.map((row) => ({ ...row, entry: row.entry && toBase64url(row.entry) })),
    };
  });
}
