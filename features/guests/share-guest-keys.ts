import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { byteList, idList } from "@/db/byte-list";
import type { Result } from "@/domain/refusals";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { ShareGuestKeysInput } from "./schema";

/**
 * Gives what the actor holds for guests to a member who is on duty, which everybody reads of. It takes no duty: whoever
 * had it last may be the only one who can. Who has it already keeps what they have; of guests for whom the actor holds
 * nothing, and for somebody who is not on duty, nothing is given.
 */
export async function shareGuestKeys(
  actor: Actor,
  { member, keys, log }: ShareGuestKeysInput,
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    if (await isLogged(tx, actor, "share-guest-keys", log)) return { ok: true, value: null };
    const [row] = await tx.execute<{ given: number }>(
      sql`select share_guest_keys(${idList(keys.map(({ guest }) => guest))}, ${idList(keys.map(() => member))},
        ${byteList(keys.map(({ secrets }) => secrets))}) as given`,
    );
    if (!row?.given) return { ok: true, value: null };
    await writeLog(tx, actor, "share-guest-keys", log);
    await raiseVersion(tx, actor, log.epoch);
    return { ok: true, value: null };
  });
}
