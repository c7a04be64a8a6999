import { and, eq } from "drizzle-orm";
import { asActor } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { type Result, refuse } from "@/domain/refusals";
import type { Coordinator } from "@/features/duty/coordinator";
import { writePlainLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { EditGuestInput } from "./schema";
import { sealGuestKeys } from "./seal-guest-keys";

/**
 * Another name for a guest, or another way to reach them, which everybody reads of. The key others have sealed for stays
 * the same.
 */
export async function editGuest(coordinator: Coordinator, input: EditGuestInput): Promise<Result<null>> {
  const { guest, profile, epoch, keys } = input;
  if (epoch !== coordinator.epoch) return refuse("stale-epoch");
  return asActor(coordinator, async (tx) => {
    const outcome = await sealGuestKeys(tx, guest, keys);
    if (outcome !== "ok") return refuse(outcome);
    await tx
      .update(guests)
      .set({ profile, epoch })
      .where(and(eq(guests.networkId, coordinator.network), eq(guests.id, guest)));
    await writePlainLog(tx, coordinator, "edit-guest");
    await raiseVersion(tx, coordinator, epoch);
    return { ok: true, value: null };
  });
}
