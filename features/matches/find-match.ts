import { and, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { matches } from "@/db/schema/matches";

/** A match the actor is one of the two people of, or null; anybody else's looks like none. */
export async function findMatch(tx: Transaction, actor: Actor, id: string) {
  const [match] = await tx
    .select()
    .from(matches)
    .where(and(eq(matches.networkId, actor.network), eq(matches.id, id)));
  const isParty = match && (match.receiverId === actor.member || match.helperId === actor.member);
  return isParty ? match : null;
}
