import { and, eq, lt, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotEditNeed } from "@/domain/why-not-edit";
import { purgeDay, purgeDayAfter } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { isMissingPlace } from "./missing-place";
import { factsOf } from "./post-need";
import type { EditNeedInput } from "./schema";

/** Changes a need of one's own. Whoever answers it at the same moment comes before or after, never in between. */
export async function editNeed(actor: Actor, input: EditNeedInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const need = await lockPostedNeed(tx, actor, input.need);
      if (!need) return refuse("not-found");
      const refusal = whyNotEditNeed(need, factsOf(input), actor.member, actor.now);
      if (refusal) return refuse(refusal);
      await update(tx, actor, input, need);
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (isMissingPlace(violatedConstraint(error))) return refuse("not-found");
    throw error;
  }
}

/** A posted need of the actor's network, held until the transaction ends, or null. */
export async function lockPostedNeed(tx: Transaction, actor: Actor, id: string) {
  const [need] = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, actor.network), eq(needs.id, id), eq(needs.origin, "posted")))
    .for("no key update");
  return need ?? null;
}

type NeedRow = NonNullable<Awaited<ReturnType<typeof lockPostedNeed>>>;

async function update(tx: Transaction, actor: Actor, input: EditNeedInput, before: NeedRow): Promise<void> {
  const { note } = input;
  const { seriesId, occursOn } = before;
  await tx
    .update(needs)
    .set({
      ...factsOf(input),
      left: sql`${needs.left} + ${input.quantity} - ${needs.quantity}`,
      purgeOn: purgeDay(actor, input.until),
      ...(note !== undefined && { note: note?.sealed ?? null, epoch: actor.epoch }),
      // It stays until the day it was meant for has gone too: else it would be laid out again.
      ...(occursOn && {
        changed: true,
        purgeOn: sql`greatest(${purgeDay(actor, input.until)}, ${purgeDayAfter(actor, occursOn)})`,
      }),
    })
    .where(and(eq(needs.networkId, actor.network), eq(needs.id, input.need)));
  if (seriesId) await keepSeries(tx, actor, seriesId);
}

/** What is deleted with the series is not to be there any more. */
async function keepSeries(tx: Transaction, actor: Actor, id: string): Promise<void> {
  const last = sql`(select max(${needs.purgeOn}) from ${needs}
    where ${needs.networkId} = ${actor.network} and ${needs.seriesId} = ${id})`;
  await tx
    .update(needSeries)
    .set({ purgeOn: last })
    .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, id), lt(needSeries.purgeOn, last)));
}
