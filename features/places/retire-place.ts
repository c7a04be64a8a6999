import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { places } from "@/db/schema/places";
import { type Result, refuse } from "@/domain/refusals";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import { isPlace } from "./save-place";
import type { retirePlaceInput } from "./schema";

/** Takes a place off the list for new posts, which everybody reads of; what was posted for it keeps its name. */
export async function retirePlace(
  actor: Actor,
  { place, log }: z.output<typeof retirePlaceInput>,
): Promise<Result<null>> {
  if (actor.role !== "coordinator") return refuse("not-coordinator");
  return asActor(actor, async (tx) => {
    const [known] = await tx.select({ retired: places.retired }).from(places).where(isPlace(actor, place));
    if (!known) return refuse("not-found");
    if (known.retired) return { ok: true, value: null };
    await tx.update(places).set({ retired: true }).where(isPlace(actor, place));
    await writeLog(tx, actor, "retire-place", log);
    await raiseVersion(tx, actor, log.epoch);
    return { ok: true, value: null };
  });
}
