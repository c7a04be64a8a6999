import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { mailAddresses } from "@/db/schema/notices";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { openMail, sealMail } from "./mail-address";
import { isCode, maxTries } from "./mail-code";
import type { confirmMailAddressInput } from "./schema";

/** The code came back: from now on the member is told by mail. After a few wrong ones there has to be a new one. */
export async function confirmMailAddress(
  actor: Actor,
  { code }: z.output<typeof confirmMailAddressInput>,
): Promise<Result<null>> {
  // A refusal from inside would undo the counting of the try.
  const { refusal } = await asActor(actor, async (tx) => ({ refusal: await tryCode(tx, actor, code) }));
  return refusal ? refuse(refusal) : { ok: true, value: null };
}

/** Nothing more is sent there. */
export async function removeMailAddress(actor: Actor): Promise<Result<null>> {
  await asActor(actor, (tx) => tx.delete(mailAddresses).where(own(actor)));
  return { ok: true, value: null };
}

async function tryCode(tx: Transaction, actor: Actor, code: string): Promise<Refusal | null> {
  const { network, member } = actor;
  const { address, confirmed, codeHash, tries } = mailAddresses;
  const isGood = sql<boolean>`${mailAddresses.codeUntil} > now()`;
  const [kept] = await tx
    .select({ address, confirmed, codeHash, tries, isGood })
    .from(mailAddresses)
    .where(own(actor))
    // Tries at the same moment are counted one by one.
    .for("update");
  if (kept?.confirmed) return null;
  if (!kept?.codeHash || !kept.isGood || kept.tries >= maxTries) return "code-over";
  if (!isCode(code, kept.codeHash, network, member)) {
    await tx
      .update(mailAddresses)
      .set({ tries: kept.tries + 1 })
      .where(own(actor));
    return kept.tries + 1 < maxTries ? "wrong-code" : "code-over";
  }
  const { address: mailbox } = openMail(kept.address, network, member);
  const sealed = sealMail({ address: mailbox }, network, member);
  await tx
    .update(mailAddresses)
    .set({ address: sealed, confirmed: true, codeHash: null, codeUntil: null, tries: 0 })
    .where(own(actor));
  return null;
}

function own({ network, member }: Actor) {
  return and(eq(mailAddresses.networkId, network), eq(mailAddresses.memberId, member));
}
