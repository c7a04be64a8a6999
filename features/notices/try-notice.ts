import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { tooMany } from "@/features/access/in-turn";
import { limits } from "@/features/access/limits";
import { takeTurn } from "@/features/access/take-turn";

/** Has the member told at once that something changed, on every way they chose, to see how that looks. */
export async function tryNotice(actor: Actor): Promise<Result<null>> {
  const after = await takeTurn([limits.tryNotice(), `${actor.network} ${actor.member}`]);
  if (after !== null) return tooMany(after);
  await asActor(actor, (tx) => tx.execute(sql`select add_own_job('try-notice')`));
  return { ok: true, value: null };
}
