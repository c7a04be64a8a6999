import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { layOutWindows, weeklyRow } from "@/db/lay-out";
import { offers, weeklyWindows } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { dayOf } from "@/domain/zoned-time";
import { isMissingPlace } from "@/features/needs/missing-place";
import { whyNotPostMore } from "@/features/needs/why-not-post-more";
import { raiseVersion } from "@/features/networks/raise-version";
import { textOfRules } from "@/features/weekly/same-rules";
import { factsOf } from "./offer-facts";
import { isSameOffer } from "./post-offer";
import type { PostWeeklyOfferInput } from "./schema";
import { purgeDayOfRules, rulesOf, whyNotRepeatOffer } from "./weekly-facts";

/** Puts an offer on the board that comes again each week, with its coming times. The same sent again answers as the first time. */
export async function postWeeklyOffer(actor: Actor, input: PostWeeklyOfferInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const sent = await findSent(tx, actor, input);
      if (sent) return sent;
      const refusal = whyNotRepeatOffer(actor, input) ?? (await whyNotPostMore(tx, actor));
      if (refusal) return refuse(refusal);
      if (!(await insert(tx, actor, input))) return (await findSent(tx, actor, input)) ?? refuse("conflict");
      await tx.insert(weeklyWindows).values(weeklyRows(actor, input));
      await layOutWindows(tx, actor, input.offer);
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (isMissingPlace(constraint)) return refuse("not-found");
    if (isTakenWeekly(constraint)) return refuse("conflict");
    throw error;
  }
}

/** True when the id of a weekly window is already another's. */
export function isTakenWeekly(constraint: string | null): boolean {
  return constraint === "weekly_windows_network_id_id_pk";
}

/** Weekly windows as rows. */
export function weeklyRows(actor: Actor, { offer, weekly }: Pick<PostWeeklyOfferInput, "offer" | "weekly">) {
  return weekly.map(({ id, quantity, ...rule }) => ({
    networkId: actor.network,
    id,
    offerId: offer,
    quantity,
    ...weeklyRow(rule),
  }));
}

async function findSent(
  tx: Transaction,
  actor: Actor,
  input: PostWeeklyOfferInput,
): Promise<Result<null> | null> {
  const [row] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, input.offer)));
  if (!row) return null;
  const rows = await tx
    .select()
    .from(weeklyWindows)
    .where(and(eq(weeklyWindows.networkId, actor.network), eq(weeklyWindows.offerId, input.offer)));
  const same = isSameOffer(row, actor, input) && textOfRules(rulesOf(rows)) === textOfRules(input.weekly);
  return same ? { ok: true, value: null } : refuse("conflict");
}

async function insert(tx: Transaction, actor: Actor, input: PostWeeklyOfferInput): Promise<boolean> {
  const inserted = await tx
    .insert(offers)
    .values({
      ...factsOf(input),
      networkId: actor.network,
      id: input.offer,
      authorId: actor.member,
      note: input.note?.sealed ?? null,
      epoch: actor.epoch,
      origin: "posted",
      confirmedOn: dayOf(actor.now, actor.zone),
      purgeOn: purgeDayOfRules(actor, input.weekly),
    })
    .onConflictDoNothing()
    .returning({ id: offers.id });
  return inserted.length > 0;
}
