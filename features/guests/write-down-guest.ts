import { and, eq } from "drizzle-orm";
import { asActor, rollBack, type Transaction } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { type Result, refuse } from "@/domain/refusals";
import type { Coordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { lockMember } from "@/features/members/lock-member";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import type { WriteDownGuestInput } from "./schema";
import { sealGuestKeys } from "./seal-guest-keys";

/** More than that are no guests any more. */
const mostGuests = 200;

/** Writes down somebody without the app, for whom those on duty act from now on. The same again answers the same. */
export async function writeDownGuest(
  coordinator: Coordinator,
  input: WriteDownGuestInput,
): Promise<Result<null>> {
  if (input.epoch !== coordinator.epoch) return refuse("stale-epoch");
  return asActor(coordinator, async (tx) => {
    await lockMember(tx, coordinator.network, coordinator.member);
    const here = eq(guests.networkId, coordinator.network);
    const [known] = await tx
      .select()
      .from(guests)
      .where(and(here, eq(guests.id, input.guest)));
    if (known) return isSame(known, coordinator, input) ? { ok: true, value: null } : refuse("conflict");
    if ((await tx.$count(guests, here)) >= mostGuests) return refuse("too-many");
    await insert(tx, coordinator, input);
    const outcome = await sealGuestKeys(tx, input.guest, input.keys);
    if (outcome !== "ok") return refuse(outcome);
    await writeLog(tx, coordinator, "write-down-guest", input.log);
    await raiseVersion(tx, coordinator, input.epoch);
    return { ok: true, value: null };
  });
}

async function insert(
  tx: Transaction,
  coordinator: Coordinator,
  { guest, sealingKey, profile, epoch }: WriteDownGuestInput,
): Promise<void> {
  const inserted = await tx
    .insert(guests)
    .values({
      ...{ networkId: coordinator.network, id: guest, byId: coordinator.member },
      ...{ sealingKey, profile, epoch, purgeOn: purgeDay(coordinator, coordinator.now) },
    })
    .onConflictDoNothing()
    .returning({ id: guests.id });
  if (inserted.length === 0) rollBack("conflict");
}

function isSame(
  row: typeof guests.$inferSelect,
  coordinator: Coordinator,
  { sealingKey }: WriteDownGuestInput,
): boolean {
  return row.byId === coordinator.member && Buffer.compare(row.sealingKey, sealingKey) === 0;
}
