import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { type Refusal, type Result, refuse } from "@/domain/refusals";

/** Takes a burning back, asked for or agreed on. Twice is as good as once. */
export function keepNetwork(actor: Actor): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(sql`select keep_network() as outcome`);
    const outcome = row?.outcome ?? "not-coordinator";
    return outcome === "ok" ? { ok: true, value: null } : refuse(outcome);
  });
}
