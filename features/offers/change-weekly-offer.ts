import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { layOutWindows, weeklyRow } from "@/db/lay-out";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { type LaidOut, lastLaidOut, type Rule, relayOut } from "@/domain/weekly-plan";
import { whyNotEditFacts } from "@/domain/why-not-edit";
import { dayOf } from "@/domain/zoned-time";
import { isMissingPlace } from "@/features/needs/missing-place";
import { raiseVersion } from "@/features/networks/raise-version";
import { textOfRules } from "@/features/weekly/same-rules";
import { lockPostedOffer, lockWeekly } from "./lock-offer";
import { factsOf } from "./offer-facts";
import { isTakenWeekly, weeklyRows } from "./post-weekly-offer";
import type { ChangeWeeklyOfferInput } from "./schema";
import { purgeDayOfRules, purgeDayOfWindows, rulesOf, whyNotRepeatOffer } from "./weekly-facts";

/** How many times stay as they were promised, although the rule is another now. */
export type Changed = { readonly promised: number };

/**
 * Changes an offer that repeats, from the first day of each rule on. Times before it, those changed or cancelled by
 * themselves and those somebody counts on stay as they are; all others are as the rules say now.
 */
export async function changeWeeklyOffer(
  actor: Actor,
  input: ChangeWeeklyOfferInput,
): Promise<Result<Changed>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const locked = await lockPostedOffer(tx, actor, input.offer);
      if (!locked) return refuse("not-found");
      const before = await lockWeekly(tx, actor, input.offer);
      const refusal = whyNotChange(actor, input, locked, before);
      if (refusal) return refuse(refusal);
      // What lies before the new first day comes by the rules as they were.
      await layOutWindows(tx, actor, input.offer);
      const promised = await relayWindows(tx, actor, input);
      await replaceRules(tx, actor, input);
      await update(tx, actor, input);
      // The new days, from the rules as they are now.
      await layOutWindows(tx, actor, input.offer);
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: { promised } };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (isMissingPlace(constraint)) return refuse("not-found");
    if (isTakenWeekly(constraint)) return refuse("conflict");
    throw error;
  }
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockPostedOffer>>>;
type WeeklyRow = Awaited<ReturnType<typeof lockWeekly>>[number];

function whyNotChange(
  actor: Actor,
  input: ChangeWeeklyOfferInput,
  { offer, windows }: Locked,
  before: readonly WeeklyRow[],
): Refusal | null {
  const standing = windows.filter(({ cancelled }) => !cancelled);
  const refusal = whyNotEditFacts(offer, standing, factsOf(input), actor.member, actor.now);
  if (refusal) return refusal;
  const stored = textOfRules(rulesOf(before));
  if (stored !== textOfRules(input.seen) && stored !== textOfRules(input.weekly)) return "changed";
  return isTooFar(actor, input, before) ? "too-far" : whyNotRepeatOffer(actor, input);
}

/** A change begins among the times that are laid out; else those between them and it would come by no rule at all. */
function isTooFar({ now, zone }: Actor, { weekly }: ChangeWeeklyOfferInput, before: readonly WeeklyRow[]) {
  const furthest = [lastLaidOut(now, zone), ...before.map(({ firstOn }) => firstOn)].toSorted().at(-1) ?? "";
  return weekly.some(({ firstOn }) => firstOn > furthest);
}

/** Brings the windows that are laid out in line with the rules; says how many somebody counts on as they are. */
async function relayWindows(tx: Transaction, actor: Actor, input: ChangeWeeklyOfferInput): Promise<number> {
  const { network, zone, now } = actor;
  const ofOffer = and(eq(offerWindows.networkId, network), eq(offerWindows.offerId, input.offer));
  const rows = await tx.select().from(offerWindows).where(ofOffer);
  const confirmedOn = dayOf(now, zone);
  const kept = input.weekly.map(({ id, quantity, ...rule }) => ({
    id,
    quantity,
    ...relayOut({ ...rule, confirmedOn }, laidOut(rows, id), zone, now),
  }));
  const ended = input.seen
    .filter(({ id }) => input.weekly.every((each) => each.id !== id))
    .map((rule) => relayOut(endOf({ ...rule, confirmedOn }, input), laidOut(rows, rule.id), zone, now));
  const dropped = [...kept, ...ended].flatMap((plan) => plan.dropped);
  if (dropped.length > 0)
    await tx.delete(offerWindows).where(and(ofOffer, inArray(offerWindows.id, dropped)));
  for (const { quantity, moved } of kept)
    for (const { id, window } of moved)
      await tx
        .update(offerWindows)
        .set({ window, quantity, left: quantity })
        .where(and(ofOffer, eq(offerWindows.id, id)));
  return [...kept, ...ended].reduce((count, { promised }) => count + promised.length, 0);
}

type WindowRow = typeof offerWindows.$inferSelect;

function laidOut(rows: readonly WindowRow[], weekly: string): LaidOut[] {
  return rows.flatMap(({ id, weeklyId, occursOn, window, changed, cancelled, left, quantity }) =>
    weeklyId === weekly && occursOn !== null
      ? [{ id, day: occursOn, window, changed: changed || cancelled, taken: !cancelled && left < quantity }]
      : [],
  );
}

/** A rule that has no time any more from the day on which the change begins. */
function endOf(rule: Rule, { weekly }: ChangeWeeklyOfferInput): Rule {
  const from = weekly.map(({ firstOn }) => firstOn).toSorted()[0] ?? rule.firstOn;
  return { ...rule, days: [], firstOn: from };
}

async function replaceRules(tx: Transaction, actor: Actor, input: ChangeWeeklyOfferInput): Promise<void> {
  const ofOffer = and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, input.offer));
  const ids = input.weekly.map(({ id }) => id);
  await tx.delete(weeklyWindows).where(and(ofOffer, notInArray(weeklyWindows.id, ids)));
  for (const { id, quantity, ...rule } of input.weekly) {
    const updated = await tx
      .update(weeklyWindows)
      .set({ quantity, ...weeklyRow(rule) })
      .where(and(ofOffer, eq(weeklyWindows.id, id)))
      .returning({ id: weeklyWindows.id });
    if (updated.length > 0) continue;
    await tx
      .insert(weeklyWindows)
      .values(weeklyRows(actor, { offer: input.offer, weekly: [{ id, quantity, ...rule }] }));
  }
}

async function update(tx: Transaction, actor: Actor, input: ChangeWeeklyOfferInput): Promise<void> {
  const { note } = input;
  await tx
    .update(offers)
    .set({
      ...factsOf(input),
      confirmedOn: dayOf(actor.now, actor.zone),
      purgeOn: sql`greatest(${purgeDayOfRules(actor, input.weekly)}, ${purgeDayOfWindows(actor, input.offer)})`,
      ...(note !== undefined && { note: note?.sealed ?? null, epoch: actor.epoch }),
    })
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, input.offer)));
}
