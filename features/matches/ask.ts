import { and, eq, inArray, or } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { contacts, matches } from "@/db/schema/matches";
import { askedUntil } from "@/domain/match";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotAskAgain, whyNotAskForSame } from "@/domain/why-not-ask";
import { lockMember } from "@/features/members/lock-member";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import type { AskInput } from "./schema";

export type Asked = { askedUntil: string };

type Origin = "claim" | "answer";

/**
 * What a claim and an answer have in common: one at a time per member, at most three unanswered, the same
 * id answered the same, and the asker's contact handed over sealed. `prepare` holds the quantity on both
 * sides and says who is asked.
 */
export async function ask(
  actor: Actor,
  input: AskInput,
  origin: Origin,
  prepare: (tx: Transaction) => Promise<Result<string>>,
): Promise<Result<Asked>> {
  try {
    return await asActor(actor, async (tx) => {
      await lockMember(tx, actor.network, actor.member);
      const before = await findAsk(tx, actor, input.match);
      if (before)
        return isSameAsk(before, input, actor, origin) ? asked(before.askedUntil) : refuse("conflict");
      const tooMany =
        whyNotAskAgain(await countOpenAsks(tx, actor)) ??
        whyNotAskForSame(await countEndedAsks(tx, actor, input, origin));
      if (tooMany) return refuse(tooMany);
      const prepared = await prepare(tx);
      if (!prepared.ok) return prepared;
      return insertAsk(tx, actor, input, origin, prepared.value);
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}

async function insertAsk(
  tx: Transaction,
  actor: Actor,
  input: AskInput,
  origin: Origin,
  other: string,
): Promise<Result<Asked>> {
  const until = askedUntil(actor.now, input.from);
  const [receiverId, helperId] = origin === "claim" ? [actor.member, other] : [other, actor.member];
  await tx.insert(matches).values({
    networkId: actor.network,
    id: input.match,
    needId: input.need,
    offerId: input.offer,
    offerWindowId: input.window,
    receiverId,
    helperId,
    quantity: input.quantity,
    during: { from: input.from, until: input.until },
    state: "asked",
    origin,
    receiverAgreed: origin === "claim",
    helperAgreed: origin === "answer",
    askedUntil: until,
    purgeOn: purgeDay(actor, input.until),
  });
  await tx.insert(contacts).values({
    networkId: actor.network,
    matchId: input.match,
    fromId: actor.member,
    forId: other,
    contact: input.contact,
    ownCopy: input.ownCopy,
  });
  await raiseVersion(tx, actor);
  return asked(until);
}

function asked(until: Date): Result<Asked> {
  return { ok: true, value: { askedUntil: until.toISOString() } };
}

type Match = typeof matches.$inferSelect;

async function findAsk(tx: Transaction, actor: Actor, id: string): Promise<Match | null> {
  const [found] = await tx
    .select()
    .from(matches)
    .where(and(eq(matches.networkId, actor.network), eq(matches.id, id)));
  return found ?? null;
}

function isSameAsk(match: Match, input: AskInput, actor: Actor, origin: Origin): boolean {
  return (
    match.origin === origin &&
    (origin === "claim" ? match.receiverId : match.helperId) === actor.member &&
    match.needId === input.need &&
    match.offerWindowId === input.window &&
    match.quantity === input.quantity &&
    Number(match.during.from) === Number(input.from) &&
    Number(match.during.until) === Number(input.until)
  );
}

function countOpenAsks(tx: Transaction, actor: Actor): Promise<number> {
  const mine = or(
    and(eq(matches.origin, "claim"), eq(matches.receiverId, actor.member)),
    and(eq(matches.origin, "answer"), eq(matches.helperId, actor.member)),
  );
  return tx.$count(matches, and(eq(matches.networkId, actor.network), eq(matches.state, "asked"), mine));
}

/** How often the actor has asked for this very thing and nothing came of it. */
function countEndedAsks(tx: Transaction, actor: Actor, input: AskInput, origin: Origin): Promise<number> {
  const same =
    origin === "claim"
      ? and(eq(matches.receiverId, actor.member), eq(matches.offerWindowId, input.window))
      : and(eq(matches.helperId, actor.member), eq(matches.needId, input.need));
  const ended = inArray(matches.state, ["withdrawn", "declined", "expired"]);
  return tx.$count(
    matches,
    and(eq(matches.networkId, actor.network), eq(matches.origin, origin), ended, same),
  );
}
