import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { rejections } from "@/db/schema/plans";
import { type Result, refuse } from "@/domain/refusals";
import { asCoordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { findNeed, findOffer } from "@/features/matches/find-listing";
import { raiseVersion } from "@/features/networks/raise-version";
import type { allowPairInput } from "./schema";

/** Takes back that a need and an offer do not go together; what nobody said is taken back already. */
export async function allowPair(
  actor: Actor,
  { need, offer, log }: z.output<typeof allowPairInput>,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  return asActor(coordinator, async (tx) => {
    const known = (await findNeed(tx, coordinator, need)) && (await findOffer(tx, coordinator, offer));
    if (!known) return refuse("not-found");
    const { networkId, needId, offerId } = rejections;
    const taken = await tx
      .delete(rejections)
      .where(and(eq(networkId, coordinator.network), eq(needId, need), eq(offerId, offer)))
      .returning({ needId });
    if (taken.length === 0) return { ok: true, value: null };
    await writeLog(tx, coordinator, "allow-pair", log);
    await raiseVersion(tx, coordinator, log.epoch);
    return { ok: true, value: null };
  });
}
