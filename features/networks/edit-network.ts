import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { type Result, refuse } from "@/domain/refusals";
import { raiseVersion } from "./raise-version";
import type { editNetworkInput } from "./schema";

/** Changes the network's name and time zone; instants stay what they are, their local time changes. */
export async function editNetwork(
  actor: Actor,
  input: z.output<typeof editNetworkInput>,
): Promise<Result<null>> {
  if (actor.role !== "coordinator") return refuse("not-coordinator");
  if (input.epoch !== actor.epoch) return refuse("stale-epoch");
  return asActor(actor, async (tx) => {
    const { zone, profile, epoch } = input;
    await tx
      .update(networks)
      .set({ zone, profile, profileEpoch: epoch })
      .where(eq(networks.networkId, actor.network));
    await raiseVersion(tx, actor, epoch);
    return { ok: true, value: null };
  });
}
