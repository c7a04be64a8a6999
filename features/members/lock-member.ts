import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { members } from "@/db/schema/members";

/** Everything that one person may do only once at a time passes through their row: a member's, or a guest's. */
export async function lockMember(tx: Transaction, network: string, person: string): Promise<void> {
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.networkId, network), eq(members.id, person)))
    .for("no key update");
  if (found.length > 0) return;
  // Only those on duty may hold a guest's row; when a member says yes to a guest, the rule against two places decides.
  await tx
    .select({ id: guests.id })
    .from(guests)
    .where(and(eq(guests.networkId, network), eq(guests.id, person)))
    .for("no key update");
}
