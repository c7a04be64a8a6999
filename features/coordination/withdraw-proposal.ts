import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotWithdrawProposal } from "@/domain/why-not-propose";
import { asCoordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import { findProposal } from "./find-proposal";
import type { withdrawProposalInput } from "./schema";

/** A coordinator takes a proposal back before anybody said yes; what it held is free again, and nobody is to answer. */
export async function withdrawProposal(
  actor: Actor,
  { match: id, log }: z.output<typeof withdrawProposalInput>,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  return asActor(coordinator, async (tx) => {
    const match = await findProposal(tx, coordinator, id);
    if (!match) return refuse("not-found");
    if (match.origin === "proposal" && match.state === "withdrawn") return { ok: true, value: null };
    const refusal = whyNotWithdrawProposal(match, coordinator.now);
    if (refusal) return refuse(refusal);
    const moved = await tx
      .update(matches)
      .set({ state: "withdrawn" })
      .where(
        and(
          eq(matches.networkId, coordinator.network),
          eq(matches.id, id),
          eq(matches.state, "asked"),
          eq(matches.receiverAgreed, false),
          eq(matches.helperAgreed, false),
        ),
      )
      .returning({ id: matches.id });
    if (moved.length === 0) return refuse("already-answered");
    await writeLog(tx, coordinator, "withdraw-proposal", log);
    await raiseVersion(tx, coordinator, log.epoch);
    return { ok: true, value: null };
  });
}
