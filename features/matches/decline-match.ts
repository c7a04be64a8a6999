import type { z } from "zod";
import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { whyNotDecline } from "@/domain/why-not-decline";
import { endMatch } from "./end-match";
import type { matchInput } from "./schema";

/** The asked person says no. */
export function declineMatch(actor: Actor, input: z.output<typeof matchInput>): Promise<Result<null>> {
  return endMatch(actor, input.match, "declined", whyNotDecline);
}
