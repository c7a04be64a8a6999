import { and, eq, gte } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { offers } from "@/db/schema/offers";
import type { Refusal } from "@/domain/refusals";
import { whyNotAnother } from "@/domain/why-not-post";
import { lockMember } from "@/features/members/lock-member";
import { purgeDay } from "@/features/networks/purge-day";

/** Why the actor may not post one listing more, or null; whatever they post at the same time waits for this transaction. */
export async function whyNotPostMore(tx: Transaction, actor: Actor): Promise<Refusal | null> {
  await lockMember(tx, actor.network, actor.member);
  // What ends today or later is forgotten on a later day than what is over.
  const isAhead = purgeDay(actor, actor.now);
  const count = async (table: typeof needs | typeof offers) =>
    tx.$count(
      table,
      and(
        ...[eq(table.networkId, actor.network), eq(table.authorId, actor.member)],
        ...[eq(table.state, "open"), eq(table.origin, "posted"), gte(table.purgeOn, isAhead)],
      ),
    );
  return whyNotAnother((await count(needs)) + (await count(offers)));
}
