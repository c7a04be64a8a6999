import { and, eq, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { layOutNeeds, weeklyOf, weeklyRow } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import type { Weekly } from "@/domain/weekly";
import { type LaidOut, lastLaidOut, relayOut } from "@/domain/weekly-plan";
import { dayOf } from "@/domain/zoned-time";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { textOfRules } from "@/features/weekly/same-rules";
import { dropTimes, lockSeries, lockTimes } from "./lock-series";
import { isMissingPlace } from "./missing-place";
import { commonFactsOf } from "./post-need";
import { standingFrom, whyNotRepeatNeed } from "./post-weekly-need";
import type { ChangeWeeklyNeedInput } from "./schema";

/** How many times stay as they were promised, although the rule is another now. */
export type Changed = { readonly promised: number };

/**
 * Changes a need that repeats, from the first day of its rule on. Times before it, those changed or cancelled by
 * themselves and those somebody promised stay as they are; all others are as it says now.
 */
export async function changeWeeklyNeed(actor: Actor, input: ChangeWeeklyNeedInput): Promise<Result<Changed>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const series = await lockSeries(tx, actor, input.series);
      if (!series) return refuse("not-found");
      const refusal = whyNotChange(actor, input, series);
      if (refusal) return refuse(refusal);
      // What lies before the new first day comes by the rule as it was.
      await layOutNeeds(tx, actor, series.id);
      const promised = await relayTimes(tx, actor, input);
      await update(tx, actor, input);
      // The new days, from the rule as it is now.
      await layOutNeeds(tx, actor, series.id);
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: { promised } };
    });
  } catch (error) {
    if (isMissingPlace(violatedConstraint(error))) return refuse("not-found");
    throw error;
  }
}

type SeriesRow = NonNullable<Awaited<ReturnType<typeof lockSeries>>>;

function whyNotChange(actor: Actor, input: ChangeWeeklyNeedInput, series: SeriesRow): Refusal | null {
  if (series.authorId !== actor.member) return "not-yours";
  if (series.state !== "open") return "taken-down";
  if (series.category !== input.category) return "invalid";
  const textOf = (weekly: Weekly) => textOfRules([{ id: series.id, ...weekly }]);
  const stored = textOf(weeklyOf(series));
  if (stored !== textOf(input.seen) && stored !== textOf(input.weekly)) return "changed";
  // A change begins among the times that are laid out; else those between them and it would come by no rule at all.
  const { firstOn } = input.weekly;
  if (firstOn > series.firstOn && firstOn > lastLaidOut(actor.now, actor.zone)) return "too-far";
  return whyNotRepeatNeed(actor, input);
}

/** Brings the times that are laid out in line with the rule; says how many somebody counts on as they are. */
async function relayTimes(tx: Transaction, actor: Actor, input: ChangeWeeklyNeedInput): Promise<number> {
  const rows = await lockTimes(tx, actor, input.series);
  const rule = { ...input.weekly, confirmedOn: dayOf(actor.now, actor.zone) };
  const { moved, dropped, promised } = relayOut(rule, rows.flatMap(laidOut), actor.zone, actor.now);
  const here = eq(needs.networkId, actor.network);
  await dropTimes(tx, dropped);
  const facts = commonFactsOf(input);
  for (const { id, window } of moved)
    await tx
      .update(needs)
      .set({ ...facts, window, left: facts.quantity, purgeOn: purgeDay(actor, window.until) })
      .where(and(here, eq(needs.id, id)));
  return promised.length;
}

function laidOut(row: Awaited<ReturnType<typeof lockTimes>>[number]): LaidOut[] {
  const { id, occursOn, window, changed, state, left, quantity } = row;
  if (occursOn === null) return [];
  // One that was cancelled, or hidden, stays so.
  return [{ id, day: occursOn, window, changed: changed || state !== "open", taken: left < quantity }];
}

async function update(tx: Transaction, actor: Actor, input: ChangeWeeklyNeedInput): Promise<void> {
  const { note } = input;
  const { confirmedOn, purgeOn } = standingFrom(actor, input.weekly);
  const last = sql`(select max(${needs.purgeOn}) from ${needs}
    where ${needs.networkId} = ${actor.network} and ${needs.seriesId} = ${input.series})`;
  await tx
    .update(needSeries)
    .set({
      ...commonFactsOf(input),
      ...weeklyRow(input.weekly),
      confirmedOn,
      purgeOn: sql`greatest(${purgeOn}, ${last})`,
      ...(note !== undefined && { note: note?.sealed ?? null, epoch: actor.epoch }),
    })
    .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, input.series)));
}
