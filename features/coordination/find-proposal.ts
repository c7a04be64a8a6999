import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import type { Coordinator } from "@/features/duty/coordinator";
import type { ProposalInput } from "./schema";

type MatchRow = typeof matches.$inferSelect;

/** A match of the coordinator's network, whoever it is between, or null. */
export async function findProposal(
  tx: Transaction,
  { network }: Coordinator,
  id: string,
): Promise<MatchRow | null> {
  const [found] = await tx
    .select()
    .from(matches)
    .where(and(eq(matches.networkId, network), eq(matches.id, id)));
  return found ?? null;
}

/** Whether this is what was proposed before, so that a second sending is not a second proposal. */
export function isSameProposal(match: MatchRow, input: ProposalInput): boolean {
  return (
    match.origin === "proposal" &&
    match.needId === input.need &&
    match.offerWindowId === input.window &&
    match.quantity === input.quantity &&
    Number(match.during.from) === Number(input.from) &&
    Number(match.during.until) === Number(input.until)
  );
}
