import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { networks } from "@/db/schema/networks";
import { type Result, refuse } from "@/domain/refusals";
import type { editNetworkInput } from "./schema";

/** Changes the network's name and time zone; instants stay what they are, their local time changes. */
export async function editNetwork(
  actor: Actor,
  input: z.output<typeof editNetworkInput>,
): Promise<Result<null>> {
  if (actor.role !== "coordinator") return refuse("not-coordinator");
  if (input.epoch !== actor.epoch) return refuse("stale-epoch");
  await asActor(actor, (tx) =>
    tx
      .update(networks)
      .set({
        zone: input.zone,
        profile: input.profile,
        profileEpoch: input.epoch,
        version: sql`${networks.version} + 1`,
      })
      .where(eq(networks.networkId, actor.network)),
  );
  return { ok: true, value: null };
}
