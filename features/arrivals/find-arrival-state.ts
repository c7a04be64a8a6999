import { sql } from "drizzle-orm";
import type { z } from "zod";
import { callDoor } from "@/db/call-door";
import type { Result } from "@/domain/refusals";
import { tokenHash } from "@/features/access/token-hash";
import type { arrivalStateInput } from "./schema";

/** `gone`: turned away, run out, or never there; nobody outside is told which. */
export type ArrivalState = "waiting" | "in" | "gone";

/** How it stands with somebody who waits, for the one who holds both the link and the device. */
export async function findArrivalState({
  invite,
  token,
  network,
  device,
}: z.output<typeof arrivalStateInput>): Promise<Result<{ state: ArrivalState }>> {
  const [row] = await callDoor<{ state: ArrivalState }>(sql`select arrival_state(
    ${invite}, ${tokenHash(token)}, ${network}, ${device.id}, ${Buffer.from(device.loginKey)}) as state`);
  return { ok: true, value: { state: row?.state ?? "gone" } };
}
