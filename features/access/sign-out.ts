import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { callDoor } from "@/db/call-door";
import { devices } from "@/db/schema/devices";
import { pushSubscriptions } from "@/db/schema/notices";
import type { Result } from "@/domain/refusals";
import { memberAction } from "./member-action";
import { sessionHash } from "./session-cookie";

/**
 * `forget`: whether this browser is to keep nothing of this site; only it knows whether there is anything to keep.
 * `end`: whether the device gives up its keys of the network, and cannot sign in again.
 */
const signOutInput = z.strictObject({ forget: z.boolean().default(false), end: z.boolean().default(false) });

/**
 * Signs out, and tells the browser what to throw away (Clear-Site-Data, https://www.w3.org/TR/clear-site-data/): copies
 * of pages in any case, and all that it keeps when it asked for that.
 */
export async function signOutAction(
  ...[request, context]: Parameters<ReturnType<typeof memberAction>>
): Promise<Response> {
  let cleared = '"cache"';
  const carryOut = memberAction(signOutInput, (actor, { forget, end }) => {
    if (forget) cleared = '"cache", "cookies", "storage"';
    return end ? endThisDevice(actor) : signOut(actor);
  });
  const response = await carryOut(request, context);
  if (response.ok) response.headers.set("clear-site-data", cleared);
  return response;
}

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
