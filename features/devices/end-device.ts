import { and, eq, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { devices } from "@/db/schema/devices";
import { invites } from "@/db/schema/invites";
import { calendarFeeds } from "@/db/schema/notices";
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

/** Kinds of invitations that let somebody in without another word of the member's. */
const open = ["device", "in-person", "return"] as const;

/**
 * A lost phone may have made a code a moment ago, for yet another device or for somebody to come in by: none of the
 * member's own stays open. The codes go first: a device that redeems one at this moment is waited for. It may have shown the secret
 * address of the calendar as well, which goes on opening wherever it was copied to: that address ends, too.
 */
async function end(actor: Actor, which: ReturnType<typeof eq>): Promise<number> {
  const theirs = and(eq(devices.networkId, actor.network), which);
  return asActor(actor, async (tx) => {
    const there = await tx.select({ id: devices.id }).from(devices).where(theirs).for("update");
    if (there.length === 0) return 0;
    await tx
      .delete(invites)
      .where(and(eq(invites.networkId, actor.network), inArray(invites.kind, [...open])));
    await tx
      .delete(calendarFeeds)
      .where(and(eq(calendarFeeds.networkId, actor.network), eq(calendarFeeds.memberId, actor.member)));
    const ended = await tx.delete(devices).where(theirs).returning({ id: devices.id });
    return ended.length;
  });
}
