import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/actor";
import { members } from "@/db/schema/members";

/** Everything that one person may do only once at a time passes through their row. */
export async function lockMember(tx: Transaction, network: string, member: string): Promise<void> {
  await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.networkId, network), eq(members.id, member)))
    .for("no key update");
}
