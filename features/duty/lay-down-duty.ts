import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";

/** Gives the duty up, at once and for oneself alone. Whoever does not have it has nothing to lay down. */
export function layDownDuty(actor: Actor): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    await tx.execute(sql`select lay_down_duty()`);
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
