import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { bookings, contacts, matches } from "@/db/schema/matches";
import { isBooked } from "@/domain/categories";
import { askedPerson } from "@/domain/match";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotConfirm } from "@/domain/why-not-confirm";
import { lockMember } from "@/features/members/lock-member";
import { raiseVersion } from "@/features/networks/raise-version";
import { findNeed } from "./find-listing";
import { findMatch } from "./find-match";
import type { confirmMatchInput } from "./schema";

type Match = typeof matches.$inferSelect;

/** The asked person says yes: the helper's time is booked and both contacts open. A second yes answers as the first. */
export async function confirmMatch(
  actor: Actor,
  input: z.output<typeof confirmMatchInput>,
): Promise<Result<null>> {
  try {
    return await asActor(actor, async (tx) => {
      const match = await findMatch(tx, actor, input.match);
      if (!match) return refuse("not-found");
      if (match.state === "confirmed" && askedPerson(match) === actor.member)
        return { ok: true, value: null };
      const refusal = whyNotConfirm(match, actor.member, actor.now);
      if (refusal) return refuse(refusal);
      await lockMember(tx, actor.network, match.helperId);
      if (!(await moveToConfirmed(tx, match))) return refuse("already-answered");
      await book(tx, actor, match);
      await tx.insert(contacts).values({
        networkId: actor.network,
        matchId: match.id,
        fromId: actor.member,
        forId: actor.member === match.helperId ? match.receiverId : match.helperId,
        contact: input.contact,
        ownCopy: input.ownCopy,
      });
      await raiseVersion(tx, actor);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (violatedConstraint(error) === "bookings_nobody_in_two_places") return refuse("helper-busy");
    throw error;
  }
}

async function moveToConfirmed(tx: Transaction, match: Match): Promise<boolean> {
  const moved = await tx
    .update(matches)
    .set({ state: "confirmed", receiverAgreed: true, helperAgreed: true })
    .where(
      and(
        eq(matches.networkId, match.networkId),
        eq(matches.id, match.id),
        eq(matches.state, "asked"),
        sql`${matches.askedUntil} > now()`,
      ),
    )
    .returning({ id: matches.id });
  return moved.length > 0;
}

/** Food and supplies are handed over; everything else takes the helper's time. */
async function book(tx: Transaction, actor: Actor, match: Match): Promise<void> {
  const need = await findNeed(tx, actor, match.needId);
  if (!need || !isBooked(need.category)) return;
  await tx.insert(bookings).values({
    networkId: match.networkId,
    matchId: match.id,
    personId: match.helperId,
    offerWindowId: match.offerWindowId,
    during: match.during,
  });
}
