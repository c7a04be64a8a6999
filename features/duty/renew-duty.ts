import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { type Result, refuse } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";

/** Keeps the duty for a week from today. One that has lapsed is not renewed: two people take it up. */
export function renewDuty(actor: Actor): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ until: string | null }>(sql`select renew_duty() as until`);
    if (!row?.until) return refuse("not-coordinator");
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
