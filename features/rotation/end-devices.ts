import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { type Result, refuse } from "@/domain/refusals";
import { asCoordinator } from "@/features/duty/coordinator";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import { isMember } from "./is-member";
import type { endDevicesInput } from "./schema";

/**
 * Ends every device of a member whose phone is lost: each is out at its next request and cannot sign in again. The
 * member comes back with their words, or by the word of two others.
 */
export async function endDevices(
  actor: Actor,
  { member, log }: z.output<typeof endDevicesInput>,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  // One's own are ended one by one among the settings, this one last.
  if (member === actor.member) return refuse("not-found");
  return asActor(coordinator, async (tx) => {
    if (await isLogged(tx, coordinator, "end-devices", log)) return { ok: true, value: null };
    if (!(await isMember(tx, coordinator, member))) return refuse("not-found");
    // As the table says it now, and not the session: else the line of the log would be all that is done.
    const [duty] = await tx.execute<{ held: boolean }>(
      sql`select has_duty(${coordinator.network}, ${coordinator.member}) as held`,
    );
    if (!duty?.held) return refuse("not-coordinator");
    await tx.execute(sql`select end_devices_of(${member})`);
    await writeLog(tx, coordinator, "end-devices", log);
    await raiseVersion(tx, coordinator, log.epoch);
    return { ok: true, value: null };
  });
}
