import { randomUUID } from "node:crypto";
import { and, eq, isNotNull } from "drizzle-orm";
import { type Actor, rollBack, type Transaction } from "@/db/actor";
import { logEntries } from "@/db/schema/log";
import type { LogAct } from "@/domain/log-acts";
import type { Role } from "@/domain/roles";
import { dayOf } from "@/domain/zoned-time";
import { purgeDay } from "@/features/networks/purge-day";
import type { LogEntryInput } from "./schema";

/**
 * Writes down for every member that the actor did this, in the transaction in which they did it: who, what and the day
 * are the server's to write, the rest they have sealed. End the transaction with `raiseVersion(tx, actor, log.epoch)`.
 * An id that is taken is refused with `conflict`, so that no act passes under the line of an earlier one. `epoch` is the
 * one the line has to be sealed under.
 */
export async function writeLog(
  tx: Transaction,
  actor: Actor,
  act: LogAct,
  { id, entry, epoch: sealedUnder }: LogEntryInput,
  epoch = actor.epoch,
): Promise<void> {
  if (sealedUnder !== epoch) rollBack("stale-epoch");
  if (!keyActs.includes(act) && (await countOwn(tx, actor)) >= mostLines[actor.role]) rollBack("too-many");
  await insert(tx, actor, { id, act, entry, epoch });
}

/**
 * So many sealed lines of one person the log holds at most: each has to be sealed again with the next key, and nobody is to
 * keep the others from changing it by writing more than anybody carries.
 */
const mostLines: Readonly<Record<Role, number>> = { member: 200, coordinator: 3000 };

/** Never too many: they are limited elsewhere, and what ends a flood. */
const keyActs: readonly LogAct[] = ["rotate", "remove-member"];

function countOwn(tx: Transaction, { network, member }: Actor): Promise<number> {
  const own = and(eq(logEntries.networkId, network), eq(logEntries.byId, member));
  return tx.$count(logEntries, and(own, isNotNull(logEntries.entry)));
}

/** The same for an act of which there is no more to say: nothing of it is sealed, and it takes no keys to do it. */
export async function writePlainLog(tx: Transaction, actor: Actor, act: LogAct): Promise<void> {
  await insert(tx, actor, { id: randomUUID(), act });
}

async function insert(
  tx: Transaction,
  actor: Actor,
  line: Pick<typeof logEntries.$inferInsert, "id" | "act" | "entry" | "epoch">,
): Promise<void> {
  const written = await tx
    .insert(logEntries)
    .values({
      ...line,
      networkId: actor.network,
      byId: actor.member,
      createdOn: dayOf(actor.now, actor.zone),
      purgeOn: purgeDay(actor, actor.now),
    })
    .onConflictDoNothing()
    .returning({ id: logEntries.id });
  if (written.length === 0) rollBack("conflict");
}

/** Whether this very line is there already: then the request came a second time, and there is nothing left to do. */
export async function isLogged(
  tx: Transaction,
  actor: Actor,
  act: LogAct,
  { id }: LogEntryInput,
): Promise<boolean> {
  const [line] = await tx
    .select({ byId: logEntries.byId, act: logEntries.act })
    .from(logEntries)
    .where(and(eq(logEntries.networkId, actor.network), eq(logEntries.id, id)));
  return line?.byId === actor.member && line.act === act;
}
