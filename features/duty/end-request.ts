import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { requests } from "@/db/schema/requests";
import type { Result } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";
import type { endRequestInput } from "./schema";

/**
 * Takes back what the actor asked for, or turns down what another did; who may do which the database knows. What is not
 * there, or not theirs to end, stays as it is, and the answer is the same.
 */
export function endRequest(
  actor: Actor,
  { request }: z.output<typeof endRequestInput>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const ended = await tx
      .delete(requests)
      .where(and(eq(requests.networkId, actor.network), eq(requests.id, request)))
      .returning({ id: requests.id });
    if (ended.length > 0) await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
