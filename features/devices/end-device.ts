import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { devices } from "@/db/schema/devices";
import { invites } from "@/db/schema/invites";
import type { Result } from "@/domain/refusals";
import type { endDeviceInput } from "./schema";

/** Ends one of the member's own devices: its sessions go with it. One that is gone already is as good as ended. */
export async function endDevice(
  actor: Actor,
  { device }: z.output<typeof endDeviceInput>,
): Promise<Result<null>> {
  await end(actor, eq(devices.id, device));
  return { ok: true, value: null };
}

/** Ends every device of the member's but this one. */
export async function endOtherDevices(actor: Actor): Promise<Result<{ ended: number }>> {
  return { ok: true, value: { ended: await end(actor, ne(devices.id, actor.device)) } };
}

/** A lost phone may have made a code for yet another one a moment ago: none of the member's own stays open. */
async function end(actor: Actor, which: ReturnType<typeof eq>): Promise<number> {
  return asActor(actor, async (tx) => {
    const ended = await tx
      .delete(devices)
      .where(and(eq(devices.networkId, actor.network), which))
      .returning({ id: devices.id });
    if (ended.length > 0)
      await tx.delete(invites).where(and(eq(invites.networkId, actor.network), eq(invites.kind, "device")));
    return ended.length;
  });
}
