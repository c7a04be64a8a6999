import { sql } from "drizzle-orm";
import type { z } from "zod";
import { callDoor } from "@/db/call-door";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { tokenHash } from "@/features/access/token-hash";
import type { redeemInviteInput } from "./schema";

type Outcome = "ok" | "gone" | "conflict" | "stale-epoch" | "full";

const refusalOf: Record<Exclude<Outcome, "ok">, Refusal> = {
  gone: "used-invite",
  conflict: "conflict",
  "stale-epoch": "stale-epoch",
  full: "full",
};

/** Makes the newcomer a member. Of many who redeem one invitation at once, one succeeds. */
export async function redeemInvite(input: z.output<typeof redeemInviteInput>): Promise<Result<null>> {
  const { invite, token, network, epoch, member, envelope, device } = input;
  const [row] = await callDoor<{ outcome: Outcome }>(sql`select redeem_invite(
    ${invite}, ${tokenHash(token)}, ${network},
    ${member.id}, ${Buffer.from(member.sealingKey)}, ${Buffer.from(member.signingKey)},
    ${Buffer.from(member.enrolmentKey)}, ${Buffer.from(member.wrappedKeys)},
    ${Buffer.from(member.profile)}, ${Buffer.from(member.admission)}, ${Buffer.from(envelope)}, ${epoch},
    ${device.id}, ${Buffer.from(device.loginKey)}) as outcome`);
  const outcome = row?.outcome ?? "gone";
  return outcome === "ok" ? { ok: true, value: null } : refuse(refusalOf[outcome]);
}
