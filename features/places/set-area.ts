import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { places } from "@/db/schema/places";
import { type Result, refuse } from "@/domain/refusals";
import { raiseVersion } from "@/features/networks/raise-version";
import { isPlace } from "./save-place";
import type { setAreaInput } from "./schema";

/** Says roughly where a place is: whoever knows, as long as nobody has said so; what others go by, a coordinator alone. */
export async function setArea(
  actor: Actor,
  { place, cell }: z.output<typeof setAreaInput>,
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
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
