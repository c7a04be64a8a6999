import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { arrivals } from "@/db/schema/invites";
import type { ArrivalKind } from "@/domain/invite";
import { type Result, refuse } from "@/domain/refusals";
import { writeLog } from "@/features/log/write-log";
import type { letInInput } from "./schema";

/**
 * Lets somebody in who waits: a newcomer by the actor's own link, or a member who comes back and for whom another
 * member has vouched before. Whether the keys are theirs the actor has made sure of; the server cannot.
 */
export async function letIn(actor: Actor, input: z.output<typeof letInInput>): Promise<Result<null>> {
  const { arrival, profile, admission, envelope, epoch, log } = input;
  try {
    return await asActor(actor, async (tx) => {
      const kind = await kindOf(tx, actor, arrival);
      if (kind === "by-message" ? !profile || log : kind === "return" && !log) return refuse("invalid");
      const [row] = await tx.execute<{ outcome: "ok" | "gone" | "stale-epoch" | "full" }>(sql`select let_in(
        ${arrival}, ${profile ? Buffer.from(profile) : null}, ${Buffer.from(admission)},
        ${Buffer.from(envelope)}, ${epoch}) as outcome`);
      if (row?.outcome === "ok") {
        // After the door has locked the network's row, as every writer's last step does.
        if (log) await writeLog(tx, actor, "let-back-in", log, epoch);
        return { ok: true, value: null };
      }
      // A refusal rolls back: whoever waits still does when the network has moved on to another key meanwhile.
      return refuse(!row || row.outcome === "gone" ? "nobody-waits" : row.outcome);
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("conflict");
  }
}

async function kindOf(tx: Transaction, actor: Actor, arrival: string): Promise<ArrivalKind | null> {
  const [waiting] = await tx
    .select({ kind: arrivals.kind })
    .from(arrivals)
    .where(and(eq(arrivals.networkId, actor.network), eq(arrivals.id, arrival)));
  return waiting?.kind ?? null;
}
