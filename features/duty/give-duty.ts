import { sql } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { byteList, idList } from "@/db/byte-list";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { isLogged, writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { GiveDutyInput } from "./schema";

/** Gives another member the duty for a week, beside the actor, who keeps their own, and what they hold for guests. */
export function shareDuty(actor: Actor, input: GiveDutyInput): Promise<Result<null>> {
  return giveDuty(actor, input, "share-duty");
}

/** Gives another member the duty for a week in the actor's place, and what the actor holds for guests. */
export function passDuty(actor: Actor, input: GiveDutyInput): Promise<Result<null>> {
  return giveDuty(actor, input, "pass-duty");
}

async function giveDuty(
  actor: Actor,
  { member, keys = [], log }: GiveDutyInput,
  act: "share-duty" | "pass-duty",
): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    // Whoever passed the duty on no longer has it when a lost answer makes them send the same again.
    if (await isLogged(tx, actor, act, log)) return { ok: true, value: null };
    const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(
      sql`select give_duty(${member}, ${act === "share-duty"}, ${idList(keys.map(({ guest }) => guest))},
        ${byteList(keys.map(({ secrets }) => secrets))}) as outcome`,
    );
    const outcome = row?.outcome ?? "not-found";
    if (outcome !== "ok") return refuse(outcome);
    await writeLog(tx, actor, act, log);
    await raiseVersion(tx, actor, log.epoch);
    return { ok: true, value: null };
  });
}
