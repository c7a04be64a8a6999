import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { writePlainLog } from "@/features/log/write-log";
import { lockBurning } from "./lock-burning";

/** Takes a burning back, asked for or agreed on. Twice is as good as once. */
export function keepNetwork(actor: Actor): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const burning = await lockBurning(tx, actor);
    const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(sql`select keep_network() as outcome`);
    const outcome = row?.outcome ?? "not-coordinator";
    if (outcome !== "ok") return refuse(outcome);
    if (burning) await writePlainLog(tx, actor, "keep-network");
    return { ok: true, value: null };
  });
}
