import { and, eq, inArray, sql } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { offers, offerWindows } from "@/db/schema/offers";
import type { OfferWindow } from "@/domain/listing";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotEditOffer } from "@/domain/why-not-edit";
import type { WindowFacts } from "@/domain/why-not-post";
import { isOver } from "@/domain/window";
import { isMissingPlace } from "@/features/needs/missing-place";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { isWeekly, lockPostedOffer } from "./lock-offer";
import { factsOf, lastEnd, windowFactsOf, windowRows } from "./offer-facts";
import { isTakenWindow } from "./post-offer";
import type { EditOfferInput } from "./schema";

/**
 * Changes an offer of one's own, with its windows: those sent stand, those left out go, and what is over is left
 * alone. Whoever claims it at the same moment comes before or after, never in between.
 */
export async function editOffer(actor: Actor, input: EditOfferInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const locked = await lockPostedOffer(tx, actor, input.offer);
      if (!locked) return refuse("not-found");
      const { offer } = locked;
      // Its windows come from a rule; a page from before that knows nothing of it.
      if (await isWeekly(tx, actor, offer.id)) return refuse("changed");
      const windows = locked.windows.filter(({ cancelled }) => !cancelled);
      const over = windows.filter(({ window }) => isOver(window, actor.now));
      const next = windowFactsOf(input.windows).filter(({ id }) => over.every((each) => each.id !== id));
      const refusal = whyNotEditOffer(offer, windows, factsOf(input), next, actor.member, actor.now);
      if (refusal) return refuse(refusal);
      await replaceWindows(tx, actor, input.offer, { before: windows, over, next });
      await update(tx, actor, input, lastEnd([...over, ...next]));
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (isMissingPlace(constraint)) return refuse("not-found");
    if (isTakenWindow(constraint)) return refuse("conflict");
    throw error;
  }
}

type Change = {
  before: readonly OfferWindow[];
  over: readonly OfferWindow[];
  next: readonly WindowFacts[];
};

async function replaceWindows(
  tx: Transaction,
  actor: Actor,
  offer: string,
  { before, over, next }: Change,
): Promise<void> {
  const isIn = (list: readonly { id: string }[], id: string) => list.some((each) => each.id === id);
  const gone = before.filter(({ id }) => !isIn(next, id) && !isIn(over, id)).map(({ id }) => id);
  const fresh = next.filter(({ id }) => !isIn(before, id));
  const ofOffer = and(eq(offerWindows.networkId, actor.network), eq(offerWindows.offerId, offer));
  if (gone.length > 0) await tx.delete(offerWindows).where(and(ofOffer, inArray(offerWindows.id, gone)));
  for (const { id, window, quantity } of next) {
    if (!isIn(before, id)) continue;
    await tx
      .update(offerWindows)
      .set({ window, quantity, left: sql`${offerWindows.left} + ${quantity} - ${offerWindows.quantity}` })
      .where(and(ofOffer, eq(offerWindows.id, id)));
  }
  if (fresh.length > 0) await tx.insert(offerWindows).values(windowRows(actor, offer, fresh));
}

async function update(tx: Transaction, actor: Actor, input: EditOfferInput, until: Date): Promise<void> {
  const { note } = input;
  await tx
    .update(offers)
    .set({
      ...factsOf(input),
      purgeOn: purgeDay(actor, until),
      ...(note !== undefined && { note: note?.sealed ?? null, epoch: actor.epoch }),
    })
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, input.offer)));
}
