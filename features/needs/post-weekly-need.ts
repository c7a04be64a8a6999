import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { layOutNeeds, weeklyOf, weeklyRow } from "@/db/lay-out";
import { needSeries } from "@/db/schema/need-series";
import { isSameSet } from "@/domain/attributes";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { type Weekly, whyNotRepeat } from "@/domain/weekly";
import { endsFor } from "@/domain/weekly-standing";
import { whyNotNeedFacts } from "@/domain/why-not-post";
import { dayOf } from "@/domain/zoned-time";
import { purgeDayAfter } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { textOfRules } from "@/features/weekly/same-rules";
import { isMissingPlace } from "./missing-place";
import { commonFactsOf } from "./post-need";
import { isSameBytes } from "./same-bytes";
import type { PostWeeklyNeedInput } from "./schema";
import { whyNotPostMore } from "./why-not-post-more";

/**
 * Puts a need on the board that comes again each week: its coming times, each a need of its own. The same sent again
 * answers as the first time.
 */
export async function postWeeklyNeed(actor: Actor, input: PostWeeklyNeedInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const sent = await findSent(tx, actor, input);
      if (sent) return sent;
      const refusal = whyNotRepeatNeed(actor, input) ?? (await whyNotPostMore(tx, actor));
      if (refusal) return refuse(refusal);
      if (!(await insert(tx, actor, input))) return (await findSent(tx, actor, input)) ?? refuse("conflict");
      await layOutNeeds(tx, actor, input.series);
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (isMissingPlace(violatedConstraint(error))) return refuse("not-found");
    throw error;
  }
}

/** Why a need cannot repeat so from now on, or null. */
export function whyNotRepeatNeed(actor: Actor, input: Omit<PostWeeklyNeedInput, "note">): Refusal | null {
  return whyNotNeedFacts(commonFactsOf(input)) ?? whyNotRepeat([input.weekly], actor.zone, actor.now);
}

/** What a series has from its author's saying today that it stands. */
export function standingFrom(actor: Actor, { lastOn }: { lastOn: string | null }) {
  const confirmedOn = dayOf(actor.now, actor.zone);
  return { confirmedOn, purgeOn: purgeDayAfter(actor, endsFor({ lastOn, confirmedOn })) };
}

async function findSent(
  tx: Transaction,
  actor: Actor,
  input: PostWeeklyNeedInput,
): Promise<Result<null> | null> {
  const [row] = await tx
    .select()
    .from(needSeries)
    .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.id, input.series)));
  if (!row) return null;
  return isSameSeries(row, actor, input) ? { ok: true, value: null } : refuse("conflict");
}

async function insert(tx: Transaction, actor: Actor, input: PostWeeklyNeedInput): Promise<boolean> {
  const inserted = await tx
    .insert(needSeries)
    .values({
      ...commonFactsOf(input),
      ...weeklyRow(input.weekly),
      ...standingFrom(actor, input.weekly),
      networkId: actor.network,
      id: input.series,
      authorId: actor.member,
      note: input.note?.sealed ?? null,
      epoch: actor.epoch,
    })
    .onConflictDoNothing()
    .returning({ id: needSeries.id });
  return inserted.length > 0;
}

function isSameSeries(
  row: typeof needSeries.$inferSelect,
  actor: Actor,
  input: PostWeeklyNeedInput,
): boolean {
  const facts = commonFactsOf(input);
  const textOf = (weekly: Weekly) => textOfRules([{ id: row.id, ...weekly }]);
  return (
    row.authorId === actor.member &&
    row.category === facts.category &&
    row.placeId === facts.placeId &&
    row.cell === facts.cell &&
    row.toPlaceId === facts.toPlaceId &&
    row.quantity === facts.quantity &&
    isSameSet(row.attributes, facts.attributes) &&
    row.urgency === facts.urgency &&
    textOf(weeklyOf(row)) === textOf(input.weekly) &&
    isSameBytes(row.note, input.note?.sealed ?? null)
  );
}
