import type { z } from "zod";
import { type Result, refuse } from "@/domain/refusals";
import { answer, respond, unlessAway } from "@/features/access/answer";
import { currentActor } from "@/features/access/current-actor";
import { inTime } from "@/features/access/in-time";
import { inTurn } from "@/features/access/in-turn";
import { memberRoute } from "@/features/access/member-query";
import { asCoordinator, type Coordinator } from "./coordinator";

type InNetwork = { params: Promise<{ network: string }> };

/**
 * A write of somebody on duty, of at most `maxBody` bytes. Who it is is known before the body is read, so that nobody
 * else can send a large one.
 */
export function coordinatorAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (coordinator: Coordinator, input: z.output<Schema>) => Promise<Result<Value>>,
  maxBody: number,
) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    const finding = inTime(params.then(findCoordinator));
    const answering = finding.then((coordinator) => {
      if (!coordinator.ok) return respond(coordinator);
      const { value } = coordinator;
      return answer(request, schema, (input) => inTurn(value, () => carryOut(value, input)), maxBody);
    });
    return unlessAway(answering);
  };
}

/** A read of somebody on duty, as JSON. */
export function coordinatorQuery<Value>(query: (coordinator: Coordinator) => Promise<Value>) {
  return memberRoute(async (actor) => {
    const coordinator = asCoordinator(actor);
    return respond(coordinator ? { ok: true, value: await query(coordinator) } : refuse("not-coordinator"));
  });
}

async function findCoordinator({ network }: { network: string }): Promise<Result<Coordinator>> {
  const actor = await currentActor(network);
  if (!actor) return refuse("signed-out");
  const coordinator = asCoordinator(actor);
  return coordinator ? { ok: true, value: coordinator } : refuse("not-coordinator");
}
