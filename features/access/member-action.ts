import type { z } from "zod";
import type { Actor } from "@/db/actor";
import { type Result, refuse } from "@/domain/refusals";
import { answer } from "./answer";
import { currentActor } from "./current-actor";
import { inTurn } from "./in-turn";

type InNetwork = { params: Promise<{ network: string }> };

/**
 * A write of a signed-in member. A network that is not theirs and one that does not exist answer alike:
 * signed out.
 */
export function memberAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value>>,
) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    const { network } = await params;
    return answer(request, schema, async (input) => {
      const actor = await currentActor(network);
      return actor ? inTurn(actor, () => carryOut(actor, input)) : refuse("signed-out");
    });
  };
}
