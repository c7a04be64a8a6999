import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "@/db/actor";
import { callDoor } from "@/db/call-door";
import type { Result } from "@/domain/refusals";
import { sessionHash } from "./session-cookie";

export const signOutInput = z.strictObject({});

/** Ends this browser's session at once; the cookie that is left over opens nothing. */
export async function signOut(actor: Actor): Promise<Result<null>> {
  const session = await sessionHash();
  if (session) await callDoor(sql`select end_session(${actor.network}, ${Buffer.from(session)})`);
  return { ok: true, value: null };
}
