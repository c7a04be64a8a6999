import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { type Result, refuse } from "@/domain/refusals";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { takeUpDutyInput } from "./schema";

/**
 * Two members take up a duty that nobody has: the first one's word waits for the second, who is written down. Whether
 * the actor was the first or the second is what the answer says. Somebody who is alone needs no second.
 */
export async function takeUpDuty(
  actor: Actor,
  { request, log }: z.output<typeof takeUpDutyInput>,
): Promise<Result<{ waiting: boolean }>> {
  if (log.epoch !== actor.epoch) return refuse("stale-epoch");
  if (actor.role === "coordinator") return { ok: true, value: { waiting: false } };
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ outcome: "ok" | "waiting" | "taken" }>(
      sql`select take_up_duty(${request}) as outcome`,
    );
    if (row?.outcome === "ok") await writeLog(tx, actor, "take-up-duty", log);
    else if (row?.outcome !== "waiting") return refuse("duty-taken");
    await raiseVersion(tx, actor, log.epoch);
    return { ok: true, value: { waiting: row.outcome === "waiting" } };
  });
}
