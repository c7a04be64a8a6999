import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { offers } from "@/db/schema/offers";
import { openStates } from "@/domain/match";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotWithdraw } from "@/domain/why-not-withdraw";
import { raiseVersion } from "@/features/networks/raise-version";
import { isWeekly, lockPostedOffer } from "./lock-offer";
import type { withdrawOfferInput } from "./schema";

/** Takes an offer of one's own off the board. Doing it twice is doing it once. */
export function withdrawOffer(
  actor: Actor,
  input: z.output<typeof withdrawOfferInput>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const offer = (await lockPostedOffer(tx, actor, input.offer))?.offer;
    if (!offer) return refuse("not-found");
    if (offer.state === "withdrawn" && offer.authorId === actor.member) return { ok: true, value: null };
    if (await isWeekly(tx, actor, offer.id)) return refuse("changed");
    // The author is a party of every match on it, so row-level security hides none of them.
    const open = await tx.$count(
      matches,
      and(
        eq(matches.networkId, actor.network),
        eq(matches.offerId, offer.id),
        inArray(matches.state, openStates),
      ),
    );
    const refusal = whyNotWithdraw(offer, open, actor.member);
    if (refusal) return refuse(refusal);
    await tx
      .update(offers)
      // What was taken down is read by nobody any more, and need not be sealed again with the next key.
      .set({ state: "withdrawn", note: null })
      .where(and(eq(offers.networkId, actor.network), eq(offers.id, offer.id)));
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
