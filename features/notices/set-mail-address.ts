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
import { mailboxOf } from "./mailbox";
import { noticeKey } from "./notice-key";
import type { setMailAddressInput } from "./schema";

/**
 * Keeps a mail address, in place of another, and has a code sent there; nothing else goes there before it comes back.
 * A mailbox gets few codes a day, from whomever: beyond that nothing is sent, and whoever asks is answered as ever, for
 * it would say that somebody has asked for this address today.
 */
export async function setMailAddress(
  actor: Actor,
  { address }: z.output<typeof setMailAddressInput>,
): Promise<Result<null>> {
  if (readEnv().smtpUrl === null) return refuse("no-mail");
  const after = await countAsker(actor);
  if (after !== null) return tooMany(after);
  const isSent = (await countMailbox(address)) === null;
  const { network: networkId, member: memberId } = actor;
  const code = makeCode();
  const kept = {
    address: sealMail(isSent ? { address, code } : { address }, networkId, memberId),
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

/** The seconds until the member may have another code sent, or null. */
async function countAsker({ network, member }: Actor): Promise<number | null> {
  const { mailCode } = limits;
  return takeTurn(
    [mailCode.member(), `${network} ${member}`],
    [mailCode.network(), network],
    [mailCode.everyone(), ""],
  );
}

/** Null when the mailbox may get another code today. Whoever it belongs to need not know of us. */
async function countMailbox(address: string): Promise<number | null> {
  const mailbox = createHmac("sha256", noticeKey("mail-limits")).update(mailboxOf(address));
  return takeTurn([limits.mailCode.mailbox(), mailbox.digest("base64url")]);
}
