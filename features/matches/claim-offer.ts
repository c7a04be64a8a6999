import type { Actor, Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { hasToPlace, isSplittable } from "@/domain/categories";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { whyNotClaim } from "@/domain/why-not-claim";
import { overlaps } from "@/domain/window";
import { purgeDay } from "@/features/networks/purge-day";
import { type Asked, ask } from "./ask";
import { findNeed, findOffer, findWindow } from "./find-listing";
import type { AskInput } from "./schema";
import { takeFromNeed, takeFromWindow } from "./take";

type OfferRow = NonNullable<Awaited<ReturnType<typeof findOffer>>>;

/**
 * Takes an offer, or a part of it: the quantity is held on both sides and the offer's author is asked.
 * A second try with the same match id answers as the first did.
 */
export function claimOffer(actor: Actor, input: AskInput): Promise<Result<Asked>> {
  return ask(actor, input, "claim", async (tx) => {
    const window = await findWindow(tx, actor, input.offer, input.window);
    const offer = window && (await findOffer(tx, actor, input.offer));
    if (!offer || !window) return refuse("not-found");
    const claim = { quantity: input.quantity, during: { from: input.from, until: input.until } };
    const refusal = whyNotClaim(offer, window, claim, actor.member, actor.now);
    if (refusal) return refuse(refusal);
    if (!(await takeFromWindow(tx, actor, window.id, input.quantity))) return refuse("gone");
    const unmet = await coverNeed(tx, actor, input, offer);
    return unmet ? refuse(unmet) : { ok: true, value: offer.authorId };
  });
}

/** The claimant's own open need that this covers, or one made for this claim alone and kept off the board. */
async function coverNeed(
  tx: Transaction,
  actor: Actor,
  input: AskInput,
  offer: OfferRow,
): Promise<Refusal | null> {
  const need = await findNeed(tx, actor, input.need);
  if (!need) return makeNeed(tx, actor, input, offer);
  if (need.authorId !== actor.member || need.origin !== "posted") return "not-found";
  if (need.category !== offer.category || !overlaps(need.window, { from: input.from, until: input.until })) {
    return "does-not-fit";
  }
  if (!isSplittable(need.category) && need.left !== input.quantity) return "whole-only";
  return (await takeFromNeed(tx, actor, need, input.quantity)) ? null : "gone";
}

async function makeNeed(tx: Transaction, actor: Actor, input: AskInput, offer: OfferRow): Promise<null> {
  await tx.insert(needs).values({
    networkId: actor.network,
    id: input.need,
    authorId: actor.member,
    category: offer.category,
    window: { from: input.from, until: input.until },
    placeId: hasToPlace(offer.category) ? null : offer.placeId,
    quantity: input.quantity,
    left: 0,
    attributes: [],
    urgency: 1,
    epoch: actor.epoch,
    origin: "claim",
    purgeOn: purgeDay(actor, input.until),
  });
  return null;
}
