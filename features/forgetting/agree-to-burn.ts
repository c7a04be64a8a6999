import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { writePlainLog } from "@/features/log/write-log";
import { lockBurning } from "./lock-burning";
import type { burnInput } from "./schema";

/**
 * The second person agrees: from now on there is a minute to take it back, then everything of the network is deleted.
 * One of the two has to be on duty, unless nobody is.
 */
export function agreeToBurn(actor: Actor, { request }: z.output<typeof burnInput>): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const burning = await lockBurning(tx, actor);
    const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(
      sql`select agree_to_burn(${request}) as outcome`,
    );
    const outcome = row?.outcome ?? "gone";
    if (outcome !== "ok") return refuse(outcome);
    if (burning !== "agreed") await writePlainLog(tx, actor, "burn");
    return { ok: true, value: null };
  });
}
