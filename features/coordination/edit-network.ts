import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { type Result, refuse } from "@/domain/refusals";
import { asCoordinator } from "@/features/duty/coordinator";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { editNetworkInput } from "./schema";

/** Changes the network's name and time zone; instants stay what they are, their local time changes. */
export async function editNetwork(
  actor: Actor,
  input: z.output<typeof editNetworkInput>,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  const { zone, profile, epoch, log } = input;
  if (epoch !== actor.epoch) return refuse("stale-epoch");
  return asActor(coordinator, async (tx) => {
    if (await isLogged(tx, coordinator, "edit-network", log)) return { ok: true, value: null };
    await tx
      .update(networks)
      .set({ zone, profile, profileEpoch: epoch })
      .where(eq(networks.networkId, coordinator.network));
    await writeLog(tx, coordinator, "edit-network", log);
    await raiseVersion(tx, coordinator, epoch);
    return { ok: true, value: null };
  });
}
