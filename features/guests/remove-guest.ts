import { sql } from "drizzle-orm";
import { asActor } from "@/db/actor";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import type { Coordinator } from "@/features/duty/coordinator";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { RemoveGuestInput } from "./schema";

/** Forgets a guest with all that is theirs; what was agreed is given back first, as if they had done so themselves. */
export async function removeGuest(
  coordinator: Coordinator,
  { guest, log }: RemoveGuestInput,
): Promise<Result<null>> {
  return asActor(coordinator, async (tx) => {
    if (await isLogged(tx, coordinator, "remove-guest", log)) return { ok: true, value: null };
    const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(
      sql`select remove_guest(${guest}) as outcome`,
    );
    if (row?.outcome !== "ok") return refuse(row?.outcome ?? "not-found");
    await writeLog(tx, coordinator, "remove-guest", log);
    await raiseVersion(tx, coordinator, log.epoch);
    return { ok: true, value: null };
  });
}
