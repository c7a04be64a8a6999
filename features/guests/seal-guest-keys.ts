import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/actor";
import { byteList, idList } from "@/db/byte-list";
import type { Refusal } from "@/domain/refusals";

type SecretsFor = { readonly member: string; readonly secrets: Uint8Array };

/** Puts a guest's secrets in the place of those there were, for whoever of these is on duty; else says why not. */
export async function sealGuestKeys(
  tx: Transaction,
  guest: string,
  keys: readonly SecretsFor[],
): Promise<"ok" | Refusal> {
  const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(sql`select seal_guest_keys(${guest},
    ${idList(keys.map(({ member }) => member))}, ${byteList(keys.map(({ secrets }) => secrets))}) as outcome`);
  return row?.outcome ?? "not-found";
}
