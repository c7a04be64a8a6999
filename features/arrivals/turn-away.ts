import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { arrivals } from "@/db/schema/invites";
import type { Result } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";
import type { turnAwayInput } from "./schema";

/**
 * Sends somebody away who waits: a newcomer by one's own link, or whoever claims to be a member who comes back. Who is
 * gone already is as good as turned away.
 */
export async function turnAway(
  actor: Actor,
  { arrival }: z.output<typeof turnAwayInput>,
): Promise<Result<null>> {
  await asActor(actor, async (tx) => {
    const away = await tx
      .delete(arrivals)
      .where(and(eq(arrivals.networkId, actor.network), eq(arrivals.id, arrival)))
      .returning({ id: arrivals.id });
    if (away.length > 0) await raiseVersion(tx, actor);
  });
  return { ok: true, value: null };
}
