import type { z } from "zod";
import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { whyNotFail, whyNotFinish } from "@/domain/why-not-finish";
import { endMatch } from "./end-match";
import type { finishMatchInput } from "./schema";

/** Either of the two marks it done, or says that it fell through. */
export function finishMatch(actor: Actor, input: z.output<typeof finishMatchInput>): Promise<Result<null>> {
  return endMatch(actor, input.match, input.how, input.how === "done" ? whyNotFinish : whyNotFail);
}
