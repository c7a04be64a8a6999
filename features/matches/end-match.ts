import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import type { MatchState } from "@/domain/match";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";
import { findMatch } from "./find-match";

type MatchRow = NonNullable<Awaited<ReturnType<typeof findMatch>>>;

/**
 * Moves a match on to a state in which it no longer waits or holds anything, if the rule allows it and
 * nobody moved it meanwhile. Ending it twice the same way answers the same. What it held goes back by the
 * database's own hand.
 */
export function endMatch(
  actor: Actor,
  id: string,
  state: MatchState,
  whyNot: (match: MatchRow, actorId: string, now: Date) => Refusal | null,
  andThen?: (tx: Transaction, match: MatchRow) => Promise<void>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const match = await findMatch(tx, actor, id);
    if (!match) return refuse("not-found");
    if (match.state === state) return { ok: true, value: null };
    const refusal = whyNot(match, actor.member, actor.now);
    if (refusal) return refuse(refusal);
    const moved = await tx
      .update(matches)
      .set({ state })
      .where(and(eq(matches.networkId, actor.network), eq(matches.id, id), eq(matches.state, match.state)))
      .returning({ id: matches.id });
    if (moved.length === 0) return refuse("already-answered");
    await andThen?.(tx, match);
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
