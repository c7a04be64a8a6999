import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { members } from "@/db/schema/members";
import { type Result, refuse } from "@/domain/refusals";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { renameMemberInput } from "./schema";

/** Gives the member another display name, and lets everybody read that they did; nobody else's can be changed. */
export async function renameMember(
  actor: Actor,
  { profile, epoch, log }: z.output<typeof renameMemberInput>,
): Promise<Result<null>> {
  if (epoch !== actor.epoch) return refuse("stale-epoch");
  return asActor(actor, async (tx) => {
    if (await isLogged(tx, actor, "rename", log)) return { ok: true, value: null };
    await tx
      .update(members)
      .set({ profile, profileEpoch: epoch })
      .where(and(eq(members.networkId, actor.network), eq(members.id, actor.member)));
    await writeLog(tx, actor, "rename", log);
    await raiseVersion(tx, actor, epoch);
    return { ok: true, value: null };
  });
}
