import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import type { Result } from "@/domain/refusals";
import { whyNotDecline } from "@/domain/why-not-decline";
import { endMatch } from "./end-match";
import type { matchInput } from "./schema";

/** An asked person says no, to a proposal also after a yes that the other has not answered; that yes is forgotten. */
export function declineMatch(actor: Actor, input: z.output<typeof matchInput>): Promise<Result<null>> {
  return endMatch(actor, input.match, "declined", whyNotDecline, async (tx, match) => {
    if (match.origin !== "proposal") return;
    await tx
      .update(matches)
      .set(actor.member === match.helperId ? { helperAgreed: false } : { receiverAgreed: false })
      .where(and(eq(matches.networkId, actor.network), eq(matches.id, match.id)));
  });
}
