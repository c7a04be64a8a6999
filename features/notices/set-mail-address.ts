import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { mailAddresses } from "@/db/schema/notices";
import { type Result, refuse } from "@/domain/refusals";
import { tooMany } from "@/features/access/in-turn";
import { limits } from "@/features/access/limits";
import { takeTurn } from "@/features/access/take-turn";
import { readEnv } from "@/lib/env";
import { sealMail } from "./mail-address";
import { codeHash, codeMinutes, makeCode } from "./mail-code";
import { noticeKey } from "./notice-key";
import type { setMailAddressInput } from "./schema";

/** Keeps a mail address, in place of another, and has a code sent there; nothing else goes there before it comes back. */
export async function setMailAddress(
  actor: Actor,
  { address }: z.output<typeof setMailAddressInput>,
): Promise<Result<null>> {
  if (readEnv().smtpUrl === null) return refuse("no-mail");
  const after = await waitFor(actor, address);
  if (after !== null) return tooMany(after);
  const { network: networkId, member: memberId } = actor;
  const code = makeCode();
  const kept = {
    address: sealMail({ address, code }, networkId, memberId),
    confirmed: false,
    codeHash: codeHash(code, networkId, memberId),
    codeUntil: sql`now() + make_interval(mins => ${codeMinutes})`,
    tries: 0,
  };
  await asActor(actor, async (tx) => {
    await tx
      .insert(mailAddresses)
      .values({ networkId, memberId, ...kept })
      .onConflictDoUpdate({ target: [mailAddresses.networkId, mailAddresses.memberId], set: kept });
    await tx.execute(sql`select add_own_job('mail-code')`);
  });
  return { ok: true, value: null };
}

/** The seconds until another code may be sent, or null. Whoever owns the address need not know of us. */
async function waitFor({ network, member }: Actor, address: string): Promise<number | null> {
  const { mailCode } = limits;
  const after = await takeTurn(
    [mailCode.member(), `${network} ${member}`],
    [mailCode.network(), network],
    [mailCode.everyone(), ""],
  );
  const mailbox = createHmac("sha256", noticeKey("mail-limits")).update(address.toLowerCase());
  return after ?? takeTurn([mailCode.address(), mailbox.digest("base64url")]);
}
