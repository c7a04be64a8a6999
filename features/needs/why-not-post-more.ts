import { and, eq, gte, isNull, type SQL } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { offers } from "@/db/schema/offers";
import type { Refusal } from "@/domain/refusals";
import { whyNotAnother } from "@/domain/why-not-post";
import { lockMember } from "@/features/members/lock-member";
import { purgeDay } from "@/features/networks/purge-day";

/**
 * Why the actor may not post one listing more, or null; whatever they post at the same time waits for this transaction.
 * Something that repeats is one.
 */
export async function whyNotPostMore(tx: Transaction, actor: Actor): Promise<Refusal | null> {
  await lockMember(tx, actor.network, actor.member);
  // What ends today or later is forgotten on a later day than what is over.
  const isAhead = purgeDay(actor, actor.now);
  const count = async (table: typeof needs | typeof needSeries | typeof offers, ...only: SQL[]) =>
    tx.$count(
      table,
      and(
        ...[eq(table.networkId, actor.network), eq(table.authorId, actor.member)],
        ...[eq(table.state, "open"), gte(table.purgeOn, isAhead), ...only],
      ),
    );
  const posted = [
    await count(needs, eq(needs.origin, "posted"), isNull(needs.seriesId)),
    await count(needSeries),
    await count(offers, eq(offers.origin, "posted")),
  ];
  return whyNotAnother(posted.reduce((sum, each) => sum + each, 0));
}
