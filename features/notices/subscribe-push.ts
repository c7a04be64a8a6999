import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { pushSubscriptions } from "@/db/schema/notices";
import { type Result, refuse } from "@/domain/refusals";
import { lockOwnDevice } from "@/features/members/lock-own-device";
import { sealForServer } from "./notice-seal";
import { isPushAddress } from "./push-address";
import type { subscribePushInput } from "./schema";

/** Keeps where the browser of the device that asks takes messages; there is one such place for each device. */
export async function subscribePush(
  actor: Actor,
  { subscription }: z.output<typeof subscribePushInput>,
): Promise<Result<null>> {
  if (!isPushAddress(subscription.endpoint)) return refuse("push-host");
  const { network: networkId, device: deviceId } = actor;
  const place = { network: networkId, table: "push_subscriptions", row: deviceId } as const;
  const address = sealForServer(JSON.stringify(subscription), place);
  return asActor(actor, async (tx) => {
    // One that is being ended at this moment is waited for: nothing may be left for it to be sent to.
    if (!(await lockOwnDevice(tx, actor))) return refuse("signed-out");
    await tx
      .insert(pushSubscriptions)
      .values({ networkId, deviceId, address })
      .onConflictDoUpdate({
        target: [pushSubscriptions.networkId, pushSubscriptions.deviceId],
        set: { address },
      });
    return { ok: true, value: null };
  });
}

/** Nothing more is sent to the device that asks. */
export async function unsubscribePush(actor: Actor): Promise<Result<null>> {
  const { network, device } = actor;
  const its = and(eq(pushSubscriptions.networkId, network), eq(pushSubscriptions.deviceId, device));
  await asActor(actor, (tx) => tx.delete(pushSubscriptions).where(its));
  return { ok: true, value: null };
}
