import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { members } from "@/db/schema/members";
import { type Result, refuse } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";
import type { renameMemberInput } from "./schema";

/** Gives the member another display name; nobody else's can be changed. */
export async function renameMember(
  actor: Actor,
  { profile, epoch }: z.output<typeof renameMemberInput>,
): Promise<Result<null>> {
  if (epoch !== actor.epoch) return refuse("stale-epoch");
  return asActor(actor, async (tx) => {
    await tx
      .update(members)
      .set({ profile, profileEpoch: epoch })
      .where(and(eq(members.networkId, actor.network), eq(members.id, actor.member)));
    await raiseVersion(tx, actor, epoch);
    return { ok: true, value: null };
  });
}
