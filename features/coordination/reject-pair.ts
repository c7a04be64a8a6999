import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { rejections } from "@/db/schema/plans";
import { type Result, refuse } from "@/domain/refusals";
import { asCoordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { findNeed, findOffer } from "@/features/matches/find-listing";
import { raiseVersion } from "@/features/networks/raise-version";
import type { rejectPairInput } from "./schema";

/** A coordinator says that a need and an offer do not go together, and why; said twice it is said once. */
export async function rejectPair(
  actor: Actor,
  { need, offer, reason, log }: z.output<typeof rejectPairInput>,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  return asActor(coordinator, async (tx) => {
    const known = (await findNeed(tx, coordinator, need)) && (await findOffer(tx, coordinator, offer));
    if (!known) return refuse("not-found");
    const written = await tx
      .insert(rejections)
      .values({ networkId: coordinator.network, needId: need, offerId: offer, reason })
      .onConflictDoNothing()
      .returning({ needId: rejections.needId });
    if (written.length === 0) return { ok: true, value: null };
    await writeLog(tx, coordinator, "reject-pair", log);
    await raiseVersion(tx, coordinator, log.epoch);
    return { ok: true, value: null };
  });
}
