import type { Actor, Transaction } from "@/db/actor";
import { offers, offerWindows } from "@/db/schema/offers";
import { isBooked } from "@/domain/categories";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { whyNotAnswer } from "@/domain/why-not-answer";
import { contains } from "@/domain/window";
import { purgeDay } from "@/features/networks/purge-day";
import { type Asked, ask } from "./ask";
import { findNeed, findOffer, findWindow } from "./find-listing";
import { isPromised } from "./is-promised";
import type { AskInput } from "./schema";
import { takeFromNeed, takeFromWindow } from "./take";

type NeedRow = NonNullable<Awaited<ReturnType<typeof findNeed>>>;

/**
 * Takes a need, or a part of it: the quantity is held on both sides and the need's author is asked.
 * A second try with the same match id answers as the first did.
 */
export function answerNeed(actor: Actor, input: AskInput): Promise<Result<Asked>> {
  return ask(actor, input, "answer", async (tx) => {
    const need = await findNeed(tx, actor, input.need);
    if (!need) return refuse("not-found");
    const answer = { quantity: input.quantity, during: { from: input.from, until: input.until } };
    const refusal = whyNotAnswer(need, answer, actor.member, actor.now);
    if (refusal) return refuse(refusal);
    if (isBooked(need.category) && (await isPromised(tx, actor, actor.member, input)))
      return refuse("helper-busy");
    const lacking = await drawOnOffer(tx, actor, input, need);
    if (lacking) return refuse(lacking);
    if (!(await takeFromNeed(tx, actor, need, input.quantity))) return refuse("gone");
    return { ok: true, value: need.authorId };
  });
}

/** The answering member's own offer window that covers this, or one made for this answer alone. */
async function drawOnOffer(
  tx: Transaction,
  actor: Actor,
  input: AskInput,
  need: NeedRow,
): Promise<Refusal | null> {
  const window = await findWindow(tx, actor, input.offer, input.window);
  const offer = await findOffer(tx, actor, input.offer);
  if (!offer) return makeOffer(tx, actor, input, need);
  if (!window || offer.authorId !== actor.member || offer.origin !== "posted") return "not-found";
  if (offer.state !== "open") return "taken-down";
  const fits =
    offer.category === need.category && contains(window.window, { from: input.from, until: input.until });
  if (!fits) return "does-not-fit";
  if (!offer.splittable && window.quantity !== input.quantity) return "whole-only";
  return (await takeFromWindow(tx, actor, window.id, input.quantity)) ? null : "gone";
}

async function makeOffer(tx: Transaction, actor: Actor, input: AskInput, need: NeedRow): Promise<null> {
  await tx.insert(offers).values({
    networkId: actor.network,
    id: input.offer,
    authorId: actor.member,
    category: need.category,
    reach: "anywhere",
    splittable: true,
    attributes: need.attributes,
    epoch: actor.epoch,
    origin: "answer",
    purgeOn: purgeDay(actor, input.until),
  });
  await tx.insert(offerWindows).values({
    networkId: actor.network,
    id: input.window,
    offerId: input.offer,
    window: { from: input.from, until: input.until },
    quantity: input.quantity,
    left: 0,
  });
  return null;
}
