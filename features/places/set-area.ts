import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { places } from "@/db/schema/places";
import { type Result, refuse } from "@/domain/refusals";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import { isPlace } from "./save-place";
import type { setAreaInput } from "./schema";

/**
 * Says roughly where a place is: whoever knows, as long as nobody has said so; what others go by, a coordinator alone.
 * Everybody reads of it.
 */
export async function setArea(
  actor: Actor,
  { place, cell, log }: z.output<typeof setAreaInput>,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const [known] = await tx
      .select({ cell: places.cell })
      .from(places)
      .where(isPlace(actor, place))
      .for("no key update");
    if (!known) return refuse("not-found");
    if (known.cell === cell) return { ok: true, value: null };
    if (known.cell !== null && actor.role !== "coordinator") return refuse("not-coordinator");
    await tx.update(places).set({ cell }).where(isPlace(actor, place));
    await writeLog(tx, actor, "move-place", log);
    await raiseVersion(tx, actor, log.epoch);
    return { ok: true, value: null };
  });
}
