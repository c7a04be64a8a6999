import { and, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { members } from "@/db/schema/members";

/** Whether this id is that of a member of the actor's network. */
export async function isMember(tx: Transaction, { network }: Actor, member: string): Promise<boolean> {
  const here = and(eq(members.networkId, network), eq(members.id, member));
  const [found] = await tx.select({ id: members.id }).from(members).where(here);
  return found !== undefined;
}
