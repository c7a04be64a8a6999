import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { callDoor } from "@/db/call-door";
import { devices } from "@/db/schema/devices";
import { pushSubscriptions } from "@/db/schema/notices";
import type { Result } from "@/domain/refusals";
import { leavingAction, leavingInput } from "./leaving-action";
import { sessionHash } from "./session-cookie";

/** `end`: whether the device gives up its keys of the network, and cannot sign in again. */
const signOutInput = leavingInput.extend({ end: z.boolean().default(false) });

export const signOutAction = leavingAction(signOutInput, (actor, { end }) =>
  end ? endThisDevice(actor) : signOut(actor),
);

/** Ends this browser's session at once; the cookie that is left over opens nothing, and nothing more is pushed there. */
async function signOut(actor: Actor): Promise<Result<null>> {
  const { networkId, deviceId } = pushSubscriptions;
  const its = and(eq(networkId, actor.network), eq(deviceId, actor.device));
  await asActor(actor, (tx) => tx.delete(pushSubscriptions).where(its));
  const session = await sessionHash();
  if (session) await callDoor(sql`select end_session(${actor.network}, ${Buffer.from(session)})`);
  return { ok: true, value: null };
}

/** A row without keys on any device would only stand in the list of devices. Its sessions go with it. */
async function endThisDevice(actor: Actor): Promise<Result<null>> {
  await asActor(actor, (tx) =>
    tx.delete(devices).where(and(eq(devices.networkId, actor.network), eq(devices.id, actor.device))),
  );
  return { ok: true, value: null };
}
