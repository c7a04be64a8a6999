import { sql } from "drizzle-orm";
import type { z } from "zod";
import { violatedConstraint } from "@/db/actor";
import { callDoor } from "@/db/call-door";
import { type Result, refuse } from "@/domain/refusals";
import { tokenHash } from "@/features/access/token-hash";
import type { redeemDeviceInput } from "./schema";

/** Uses up the code that a member's first device shows: this one may now sign in as them. Of many at once, one may. */
export async function redeemDevice({
  invite,
  token,
  device,
}: z.output<typeof redeemDeviceInput>): Promise<Result<null>> {
  try {
    const rows = await callDoor(sql`select network_id from redeem_device(
      ${invite}, ${tokenHash(token)}, ${device.id}, ${Buffer.from(device.loginKey)})`);
    return rows.length > 0 ? { ok: true, value: null } : refuse("used-invite");
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}
