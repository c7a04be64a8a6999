import type { z } from "zod";
import { type Result, refuse } from "@/domain/refusals";
import { answer, respond, unlessAway } from "@/features/access/answer";
import { currentActor } from "@/features/access/current-actor";
import { inTime } from "@/features/access/in-time";
import { inTurn, takeWriteTurn, tooMany } from "@/features/access/in-turn";
import { beginLargeBody } from "@/features/access/large-bodies";
import { memberRoute } from "@/features/access/member-query";
import { asCoordinator, type Coordinator } from "./coordinator";

type InNetwork = { params: Promise<{ network: string }> };

/** A write of somebody on duty. */
export function coordinatorAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (coordinator: Coordinator, input: z.output<Schema>) => Promise<Result<Value>>,
) {
  return coordinatorRoute((coordinator, request) =>
    answer(request, schema, (input) => inTurn(coordinator, () => carryOut(coordinator, input))),
  );
}

/**
 * The same for one that is larger than all others, of at most `maxBody` bytes. Who it is is known before the body is read,
 * so that nobody else can send it, and somebody on duty not many at once. It does not wait for a hush.
 */
export function largeAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (coordinator: Coordinator, input: z.output<Schema>) => Promise<Result<Value>>,
  maxBody: number,
) {
  return coordinatorRoute(async (coordinator, request) => {
    let end: (() => void) | null = null;
    const isRoom = () => {
      end ??= beginLargeBody(coordinator);
      return end !== null;
    };
    // The answer may come before all is done.
    let working: Promise<unknown> = Promise.resolve();
    const work = async (input: z.output<Schema>) => {
      const after = await takeWriteTurn(coordinator);
      return after === null ? carryOut(coordinator, input) : tooMany(after);
    };
    const begin = (input: z.output<Schema>) => {
      const result = work(input);
      working = result;
      return result;
    };
    try {
      return await answer(request, schema, begin, { most: maxBody, isRoom });
    } finally {
      const finish = () => end?.();
      working.then(finish, finish);
    }
  });
}

function coordinatorRoute(run: (coordinator: Coordinator, request: Request) => Promise<Response>) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    const finding = inTime(params.then(findCoordinator));
    return unlessAway(
      finding.then((coordinator) =>
        coordinator.ok ? run(coordinator.value, request) : respond(coordinator),
      ),
    );
  };
}

/** A read of somebody on duty, as JSON. */
export function coordinatorQuery<Value>(
  query: (coordinator: Coordinator, request: Request) => Promise<Value>,
) {
  return memberRoute(async (actor, request) => {
    const coordinator = asCoordinator(actor);
    if (!coordinator) return respond(refuse("not-coordinator"));
    return respond({ ok: true, value: await query(coordinator, request) });
  });
}

async function findCoordinator({ network }: { network: string }): Promise<Result<Coordinator>> {
  const actor = await currentActor(network);
  if (!actor) return refuse("signed-out");
  const coordinator = asCoordinator(actor);
  return coordinator ? { ok: true, value: coordinator } : refuse("not-coordinator");
}
