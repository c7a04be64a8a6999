import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { type Result, refuse } from "@/domain/refusals";
import type { eraseMemberInput } from "./schema";

/**
 * Deletes the actor: keys, name, devices, listings, matches and contacts. What others were promised is given back
 * first, and with the last member the network goes. Nobody can undo it.
 */
export async function eraseMember(
  actor: Actor,
  { member }: Pick<z.output<typeof eraseMemberInput>, "member">,
): Promise<Result<null>> {
  if (member !== actor.member) return refuse("not-found");
  await asActor(actor, (tx) => tx.execute(sql`select erase_member()`));
  return { ok: true, value: null };
}
