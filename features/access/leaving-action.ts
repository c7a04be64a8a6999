import { z } from "zod";
import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { memberAction } from "./member-action";

/** Whether this browser is to keep nothing of this site; only it knows whether there is anything else to keep. */
export const leavingInput = z.strictObject({ forget: z.boolean().default(false) });

/**
 * A write after which this browser has left the network: tells it what to throw away (Clear-Site-Data,
 * https://www.w3.org/TR/clear-site-data/): copies of pages in any case, and all that it keeps when it asked for that.
 */
export function leavingAction<Schema extends z.ZodType<{ forget: boolean }>>(
  schema: Schema,
  carryOut: (actor: Actor, input: z.output<Schema>) => Promise<Result<null>>,
): ReturnType<typeof memberAction> {
  return async (request, context) => {
    let cleared = '"cache"';
    const leave = memberAction(schema, (actor, input) => {
      if (input.forget) cleared = '"cache", "cookies", "storage"';
      return carryOut(actor, input);
    });
    const response = await leave(request, context);
    if (response.ok) response.headers.set("clear-site-data", cleared);
    return response;
  };
}
