import type { z } from "zod";
import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { whyNotWithdrawAsk } from "@/domain/why-not-withdraw-ask";
import { endMatch } from "./end-match";
import type { matchInput } from "./schema";

/** The one who asked takes it back before it is answered. */
export function withdrawMatch(actor: Actor, input: z.output<typeof matchInput>): Promise<Result<null>> {
  return endMatch(actor, input.match, "withdrawn", whyNotWithdrawAsk);
}
