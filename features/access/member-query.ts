import type { z } from "zod";
import type { Actor } from "@/db/actor";
import { answerInTime, respond } from "./answer";
import { currentActor } from "./current-actor";
import { tooMany } from "./in-turn";
import { mayRead } from "./is-from-here";
import { takeReadTurn } from "./read-turn";

type InNetwork = { params: Promise<{ network: string }> };

/** A read of a signed-in member, as JSON. Foreign and missing networks answer alike: signed out. */
export function memberQuery<Value>(query: (actor: Actor) => Promise<Value>) {
  return memberRoute(async (actor) => respond({ ok: true, value: await query(actor) }));
}

/** As `memberQuery`, for a read that takes something from the address: `schema` is for what stands behind the `?`. */
export function memberSearch<Schema extends z.ZodType, Value>(
  schema: Schema,
  query: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
) {
  return memberRoute(async (actor, request) => {
    const input = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!input.success) return respond({ ok: false, reason: "invalid" });
    return respond({ ok: true, value: await query(actor, input.data) });
  });
}

/** As `memberQuery`, for a read whose answer is of a form of its own. */
export function memberRoute(answer: (actor: Actor, request: Request) => Promise<Response>) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    if (!mayRead(request)) return respond({ ok: false, reason: "foreign-origin" });
    const { network } = await params;
    return answerInTime(
      currentActor(network).then(async (actor) => {
        if (!actor) return respond({ ok: false, reason: "signed-out" });
        const after = await takeReadTurn(actor);
        return after === null ? answer(actor, request) : respond(tooMany(after));
      }),
    );
  };
}
