import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotRemind } from "@/domain/why-not-remind";
import { asCoordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { remindInput } from "./schema";

type Reminded = { reminders: number };

/**
 * A coordinator asks for an answer to a match that waits for a yes; whoever was asked sees it among their own. When
 * another press, here or by another coordinator, was quicker, that one counts for both.
 */
export async function remind(actor: Actor, input: z.output<typeof remindInput>): Promise<Result<Reminded>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  return asActor(coordinator, async (tx) => {
    const here = and(eq(matches.networkId, coordinator.network), eq(matches.id, input.match));
    const [match] = await tx.select().from(matches).where(here).for("no key update");
    if (!match) return refuse("not-found");
    if (match.reminders > input.reminders) return { ok: true, value: { reminders: match.reminders } };
    const refusal = whyNotRemind(match, match.reminders, coordinator.now);
    if (refusal) return refuse(refusal);
    const reminders = match.reminders + 1;
    await tx.update(matches).set({ reminders }).where(here);
    await writeLog(tx, coordinator, "remind", input.log);
    await raiseVersion(tx, coordinator, input.log.epoch);
    return { ok: true, value: { reminders } };
  });
}
