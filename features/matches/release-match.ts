import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import type { Result } from "@/domain/refusals";
import { raise } from "@/domain/urgency";
import { whyNotRelease } from "@/domain/why-not-release";
import { endMatch } from "./end-match";
import { findNeed } from "./find-listing";
import type { matchInput } from "./schema";

/** Gives a confirmed match back before it starts: the need opens again, a step more urgent than it was. */
export function releaseMatch(actor: Actor, input: z.output<typeof matchInput>): Promise<Result<null>> {
  return endMatch(actor, input.match, "released", whyNotRelease, async (tx, match) => {
    const need = await findNeed(tx, actor, match.needId);
    if (!need) return;
    await tx
      .update(needs)
      .set({ urgency: raise(need.urgency) })
      .where(and(eq(needs.networkId, actor.network), eq(needs.id, match.needId)));
  });
}
