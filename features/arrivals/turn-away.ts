import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { arrivals } from "@/db/schema/invites";
import type { Result } from "@/domain/refusals";
import { writePlainLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { turnAwayInput } from "./schema";

/**
 * Sends somebody away who waits: a newcomer by one's own link, or whoever claims to be a member who comes back. Of the
 * second everybody reads; whom somebody has invited is nobody else's to know. Who is gone already is as good as turned
 * away.
 */
export async function turnAway(
  actor: Actor,
  { arrival }: z.output<typeof turnAwayInput>,
): Promise<Result<null>> {
  await asActor(actor, async (tx) => {
    const [away] = await tx
      .delete(arrivals)
      .where(and(eq(arrivals.networkId, actor.network), eq(arrivals.id, arrival)))
      .returning({ kind: arrivals.kind });
    if (away?.kind === "return") await writePlainLog(tx, actor, "turn-away");
    if (away) await raiseVersion(tx, actor);
  });
  return { ok: true, value: null };
}
