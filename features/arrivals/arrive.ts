import { sql } from "drizzle-orm";
import type { z } from "zod";
import { callDoor } from "@/db/call-door";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { tokenHash } from "@/features/access/token-hash";
import type { arriveInput } from "./schema";

type Outcome = "ok" | "gone" | "conflict" | "stale-epoch";

const refusalOf: Record<Exclude<Outcome, "ok">, Refusal> = {
  gone: "used-invite",
  conflict: "conflict",
  "stale-epoch": "stale-epoch",
};

/** Uses up an invitation by message, or a return: from now on somebody waits. Of many at once, one does. */
export async function arrive(input: z.output<typeof arriveInput>): Promise<Result<null>> {
  const { invite, token, network, member, device } = input;
  const hello = "hello" in input ? Buffer.from(input.hello) : null;
  const [admission, epoch] = "hello" in input ? [null, null] : [Buffer.from(input.admission), input.epoch];
  const [row] = await callDoor<{ outcome: Outcome }>(sql`select arrive(
    ${invite}, ${tokenHash(token)}, ${network},
    ${member.id}, ${Buffer.from(member.sealingKey)}, ${Buffer.from(member.signingKey)},
    ${Buffer.from(member.enrolmentKey)}, ${Buffer.from(member.wrappedKeys)},
    ${hello}, ${admission}, ${epoch}, ${device.id}, ${Buffer.from(device.loginKey)}) as outcome`);
  const outcome = row?.outcome ?? "gone";
  return outcome === "ok" ? { ok: true, value: null } : refuse(refusalOf[outcome]);
}
