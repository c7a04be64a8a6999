import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { layOutNeeds, layOutWindows } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { offers, weeklyWindows } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { endsFor } from "@/domain/weekly-standing";
import { dayOf } from "@/domain/zoned-time";
import { purgeDayAfter } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import type { confirmWeeklyInput } from "./schema";

type Input = z.output<typeof confirmWeeklyInput>;

/** "Yes, still on": what repeats without end stands for four more weeks, and comes back if it had come to rest. */
export function confirmWeekly(actor: Actor, input: Input): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const found = await findStanding(tx, actor, input);
    if (!found) return refuse("not-found");
    if (found.authorId !== actor.member) return refuse("not-yours");
    if (found.state !== "open") return refuse("taken-down");
    const table = input.kind === "need" ? needSeries : offers;
    const confirmedOn = dayOf(actor.now, actor.zone);
    const ends = endsFor({ lastOn: null, confirmedOn });
    await tx
      .update(table)
      .set({ confirmedOn, purgeOn: sql`greatest(${table.purgeOn}, ${purgeDayAfter(actor, ends)})` })
      .where(and(eq(table.networkId, actor.network), eq(table.id, input.id)));
    await (input.kind === "need" ? layOutNeeds : layOutWindows)(tx, actor, input.id);
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}

/** What repeats without a last day; something that does not is not found. */
async function findStanding(tx: Transaction, { network }: Actor, { kind, id }: Input) {
  if (kind === "need") {
    const [series] = await tx
      .select({ authorId: needSeries.authorId, state: needSeries.state, lastOn: needSeries.lastOn })
      .from(needSeries)
      .where(and(eq(needSeries.networkId, network), eq(needSeries.id, id)))
      .for("no key update");
    return series?.lastOn === null ? series : null;
  }
  const [offer] = await tx
    .select({ authorId: offers.authorId, state: offers.state })
    .from(offers)
    .where(
      and(
        eq(offers.networkId, network),
        eq(offers.id, id),
        sql`exists (select from ${weeklyWindows} where ${weeklyWindows.networkId} = ${network}
          and ${weeklyWindows.offerId} = ${id} and ${weeklyWindows.lastOn} is null)`,
      ),
    )
    .for("no key update");
  return offer ?? null;
}
