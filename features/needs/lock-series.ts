import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { idList } from "@/db/byte-list";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";

/** A need of the actor's network that repeats, held until the transaction ends, so that nobody lays it out; or null. */
export async function lockSeries(tx: Transaction, actor: Actor, id: string) {
  const [series] = await tx
    .select()
    .from(needSeries)
    .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, id)))
    .for("update");
  return series ?? null;
}

/** The times of it that are laid out, held likewise. */
export function lockTimes(tx: Transaction, actor: Actor, series: string) {
  return tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, actor.network), eq(needs.seriesId, series)))
    .orderBy(asc(needs.id))
    .for("update");
}

/** Deletes times of the actor's own series on which nobody counts; the database leaves every other need alone. */
export async function dropTimes(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute(sql`select drop_times(${idList(ids)})`);
}
