import { and, eq } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { devices } from "@/db/schema/devices";
import { lockMember } from "./lock-member";

/**
 * Whether the device that asks is still one of its member's; it stays so until the transaction ends. Whoever ends a device,
 * and with it what it made, passes through the member's row or the device's: what is made at the same moment waits for it
 * here, and is refused then.
 */
export async function lockOwnDevice(tx: Transaction, { network, member, device }: Actor): Promise<boolean> {
  await lockMember(tx, network, member);
  const own = and(eq(devices.networkId, network), eq(devices.id, device));
  const found = await tx.select({ id: devices.id }).from(devices).where(own).for("share");
  return found.length > 0;
}
