import { and, eq, ne, or } from "drizzle-orm";
import type { Transaction } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { rejections } from "@/db/schema/plans";
import { endedUnwanted } from "@/domain/match";
import type { Refusal } from "@/domain/refusals";
import { whyNotAskToday } from "@/domain/why-not-propose";
import { dayOf } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";
import type { ProposalInput } from "./schema";

type People = { readonly receiverId: string; readonly helperId: string };

/**
 * Why these two are not to be asked for each other, or null: a coordinator said so, it came to nothing before, or one of
 * them has been asked often enough today. Hold the rows of both before, so that nobody asks them meanwhile.
 */
export async function whyNotAskBoth(
  tx: Transaction,
  coordinator: Coordinator,
  input: ProposalInput,
  { receiverId, helperId }: People,
): Promise<Refusal | null> {
  if (await isRejected(tx, coordinator, input)) return "rejected";
  if (await cameToNothing(tx, coordinator, input.need, helperId)) return "asked-before";
  for (const person of [helperId, receiverId]) {
    const refusal = whyNotAskToday(await countAsksToday(tx, coordinator, person));
    if (refusal) return refusal;
  }
  return null;
}

async function isRejected(tx: Transaction, { network }: Coordinator, { need, offer }: ProposalInput) {
  const of = and(eq(rejections.needId, need), eq(rejections.offerId, offer));
  return (await tx.$count(rejections, and(eq(rejections.networkId, network), of))) > 0;
}

/** Whether this person was to help with this need before, out of whichever offer. */
async function cameToNothing(
  tx: Transaction,
  { network }: Coordinator,
  need: string,
  helper: string,
): Promise<boolean> {
  const earlier = await tx
    .select({ state: matches.state, origin: matches.origin })
    .from(matches)
    .where(and(eq(matches.networkId, network), eq(matches.needId, need), eq(matches.helperId, helper)));
  return earlier.some(endedUnwanted);
}

/** What was proposed to them today and not taken back, and what else waits for their yes. */
function countAsksToday(
  tx: Transaction,
  { network, now, zone }: Coordinator,
  person: string,
): Promise<number> {
  const { origin, helperId, receiverId, createdOn, state } = matches;
  const today = and(
    eq(origin, "proposal"),
    eq(createdOn, dayOf(now, zone)),
    ne(state, "withdrawn"),
    or(eq(helperId, person), eq(receiverId, person)),
  );
  const open = and(
    eq(state, "asked"),
    or(and(ne(origin, "claim"), eq(receiverId, person)), and(ne(origin, "answer"), eq(helperId, person))),
  );
  return tx.$count(matches, and(eq(matches.networkId, network), or(today, open)));
}
