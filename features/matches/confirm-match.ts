import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { bookings, contacts, matches } from "@/db/schema/matches";
import { isBooked } from "@/domain/categories";
import { askedPeople, hasAgreed } from "@/domain/match";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotConfirm } from "@/domain/why-not-confirm";
import { lockMember } from "@/features/members/lock-member";
import { raiseVersion } from "@/features/networks/raise-version";
import { findNeed } from "./find-listing";
import { findMatch } from "./find-match";
import type { confirmMatchInput } from "./schema";

type Match = typeof matches.$inferSelect;

/**
 * An asked person says yes and hands over their contact. With the last yes that was wanted the helper's time is booked and
 * both contacts open; of a proposal that is the second one. A yes said twice answers as the first.
 */
export async function confirmMatch(
  actor: Actor,
  input: z.output<typeof confirmMatchInput>,
): Promise<Result<null>> {
  try {
    return await asActor(actor, async (tx) => {
      const match = await findMatch(tx, actor, input.match);
      if (!match) return refuse("not-found");
      if (hasSaidYes(match, actor.member)) return { ok: true, value: null };
      const refusal = whyNotConfirm(match, actor.member, actor.now);
      if (refusal) return refuse(refusal);
      await lockMember(tx, actor.network, match.helperId);
      const state = await agree(tx, match, actor.member);
      if (!state) return answerAgain(tx, actor, match.id);
      if (state === "confirmed") await book(tx, actor, match);
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

/** Somebody was quicker: this very person with the same yes, or somebody with another answer. */
async function answerAgain(tx: Transaction, actor: Actor, id: string): Promise<Result<null>> {
  const match = await findMatch(tx, actor, id);
  return match && hasSaidYes(match, actor.member) ? { ok: true, value: null } : refuse("already-answered");
}

function hasSaidYes(match: Match, member: string): boolean {
  const counts = match.state === "asked" || match.state === "confirmed";
  return counts && askedPeople(match).includes(member) && hasAgreed(match, member);
}

/**
 * Writes down the yes and gives the state after it, or null when it comes too late. Of two that come at once the second
 * waits for the first, and sees it.
 */
async function agree(tx: Transaction, match: Match, member: string): Promise<Match["state"] | null> {
  const isHelper = member === match.helperId;
  const [own, other] = isHelper
    ? [matches.helperAgreed, matches.receiverAgreed]
    : [matches.receiverAgreed, matches.helperAgreed];
  const [moved] = await tx
    .update(matches)
    .set({
      ...(isHelper ? { helperAgreed: true } : { receiverAgreed: true }),
      state: sql`case when ${other} then 'confirmed' else ${matches.state} end`,
    })
    .where(
      and(
        eq(matches.networkId, match.networkId),
        eq(matches.id, match.id),
        eq(matches.state, "asked"),
        eq(own, false),
        sql`${matches.askedUntil} > now()`,
      ),
    )
    .returning({ state: matches.state });
  return moved?.state ?? null;
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
