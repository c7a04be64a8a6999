import { sql } from "drizzle-orm";
import { asActor } from "@/db/actor";
import { byteList, idList } from "@/db/byte-list";
import type { Result } from "@/domain/refusals";
import type { Coordinator } from "@/features/duty/coordinator";
import type { ShareGuestKeysInput } from "./schema";

/**
 * Gives guests' secrets to those who came on duty later. Whoever has them already keeps what they have; who is not on
 * duty any more, and a guest who is gone, are passed over: it happens by itself, and nobody waits for an answer.
 */
export async function shareGuestKeys(
  coordinator: Coordinator,
  { keys }: ShareGuestKeysInput,
): Promise<Result<null>> {
  return asActor(coordinator, async (tx) => {
    await tx.execute(sql`select share_guest_keys(${idList(keys.map(({ guest }) => guest))},
      ${idList(keys.map(({ member }) => member))}, ${byteList(keys.map(({ secrets }) => secrets))})`);
    return { ok: true, value: null };
  });
}
