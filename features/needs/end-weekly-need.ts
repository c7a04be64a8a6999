import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { type Result, refuse } from "@/domain/refusals";
import { hasStarted, isOver } from "@/domain/window";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import type { Changed } from "./change-weekly-need";
import { dropTimes, lockSeries, lockTimes } from "./lock-series";
import type { endWeeklyNeedInput } from "./schema";

/**
 * Ends a need that repeats: no further time comes, and those ahead go, except what somebody promised. Doing it twice is
 * doing it once.
 */
export function endWeeklyNeed(
  actor: Actor,
  input: z.output<typeof endWeeklyNeedInput>,
): Promise<Result<Changed>> {
  return asActor(actor, async (tx) => {
    const series = await lockSeries(tx, actor, input.series);
    if (!series) return refuse("not-found");
    if (series.authorId !== actor.member) return refuse("not-yours");
    const times = await lockTimes(tx, actor, series.id);
    const isPromised = (row: (typeof times)[number]) =>
      row.left < row.quantity && !isOver(row.window, actor.now);
    const promised = times.filter(isPromised).length;
    if (series.state === "withdrawn") return { ok: true, value: { promised } };
    const gone = times.filter((row) => !isPromised(row) && !hasStarted(row.window, actor.now));
    await dropTimes(
      tx,
      gone.map(({ id }) => id),
    );
    const last = sql`(select max(${needs.purgeOn}) from ${needs}
      where ${needs.networkId} = ${actor.network} and ${needs.seriesId} = ${series.id})`;
    await tx
      .update(needSeries)
      .set({
        state: "withdrawn",
        purgeOn: sql`greatest(${purgeDay(actor, actor.now)}, ${last})`,
        // Whoever has promised a time of it still wants to read it.
        ...(promised === 0 && { note: null }),
      })
      .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, series.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: { promised } };
  });
}
