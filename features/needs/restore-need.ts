import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { type Result, refuse } from "@/domain/refusals";
import { isOver } from "@/domain/window";
import { raiseVersion } from "@/features/networks/raise-version";
import { lockPostedNeed } from "./edit-need";
import type { withdrawNeedInput } from "./schema";

/** Puts one cancelled time of a need that repeats back on the board, as it was. */
export function restoreNeed(actor: Actor, input: z.output<typeof withdrawNeedInput>): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const need = await lockPostedNeed(tx, actor, input.need);
    if (!need?.seriesId) return refuse("not-found");
    if (need.authorId !== actor.member) return refuse("not-yours");
    if (need.state === "open") return { ok: true, value: null };
    if (isOver(need.window, actor.now)) return refuse("over");
    const [series] = await tx
      .select({ state: needSeries.state })
      .from(needSeries)
      .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, need.seriesId)));
    if (need.state === "hidden" || series?.state !== "open") return refuse("taken-down");
    await tx
      .update(needs)
      .set({ state: "open" })
      .where(and(eq(needs.networkId, actor.network), eq(needs.id, need.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
