import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { requests } from "@/db/schema/requests";
import type { Result } from "@/domain/refusals";
import { writePlainLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { endRequestInput } from "./schema";

/**
 * Takes back what the actor asked for, or turns down a removal that somebody else did, which everybody reads of; who may
 * do which the database knows. What is not there, or not theirs to end, stays as it is, and the answer is the same.
 */
export function endRequest(
  actor: Actor,
  { request }: z.output<typeof endRequestInput>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const [ended] = await tx
      .delete(requests)
      .where(and(eq(requests.networkId, actor.network), eq(requests.id, request)))
      .returning({ askedBy: requests.askedBy });
    // Neither who asked nor whom it was about: that is between the one who asked and those on duty.
    if (ended && ended.askedBy !== actor.member) await writePlainLog(tx, actor, "turn-down-removal");
    if (ended) await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
