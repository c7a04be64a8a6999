import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { devices } from "@/db/schema/devices";
import { type Result, refuse } from "@/domain/refusals";
import type { nameDeviceInput } from "./schema";

/** Gives one of the member's own devices another name. */
export async function nameDevice(
  actor: Actor,
  { device, label, onlyUnnamed }: z.output<typeof nameDeviceInput>,
): Promise<Result<null>> {
  const its = and(eq(devices.networkId, actor.network), eq(devices.id, device));
  const named = await asActor(actor, async (tx) => {
    const rows = await tx.select({ label: devices.label }).from(devices).where(its);
    await tx
      .update(devices)
      .set({ label })
      .where(onlyUnnamed ? and(its, isNull(devices.label)) : its);
    return rows.length > 0;
  });
  return named ? { ok: true, value: null } : refuse("not-found");
}
