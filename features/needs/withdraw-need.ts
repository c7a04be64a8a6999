import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { needs } from "@/db/schema/needs";
import { openStates } from "@/domain/match";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotWithdraw } from "@/domain/why-not-withdraw";
import { raiseVersion } from "@/features/networks/raise-version";
import { lockPostedNeed } from "./edit-need";
import type { withdrawNeedInput } from "./schema";

/** Takes a need of one's own off the board. Doing it twice is doing it once. */
export function withdrawNeed(actor: Actor, input: z.output<typeof withdrawNeedInput>): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const need = await lockPostedNeed(tx, actor, input.need);
    if (!need) return refuse("not-found");
    if (need.state === "withdrawn" && need.authorId === actor.member) return { ok: true, value: null };
    // The author is a party of every match on it, so row-level security hides none of them.
    const open = await tx.$count(
      matches,
      and(
        eq(matches.networkId, actor.network),
        eq(matches.needId, need.id),
        inArray(matches.state, openStates),
      ),
    );
    const refusal = whyNotWithdraw(need, open, actor.member);
    if (refusal) return refuse(refusal);
    await tx
      .update(needs)
      // What was taken down is read by nobody any more, and need not be sealed again with the next key.
      .set({ state: "withdrawn", note: null })
      .where(and(eq(needs.networkId, actor.network), eq(needs.id, need.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
