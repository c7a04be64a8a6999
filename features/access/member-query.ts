import type { z } from "zod";
import type { Actor } from "@/db/actor";
import { respond } from "./answer";
import { currentActor } from "./current-actor";
import { mayRead } from "./is-from-here";

type InNetwork = { params: Promise<{ network: string }> };

/** A read of a signed-in member, as JSON. Foreign and missing networks answer alike: signed out. */
export function memberQuery<Value>(query: (actor: Actor) => Promise<Value>) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    if (!mayRead(request)) return respond({ ok: false, reason: "foreign-origin" });
    const actor = await currentActor((await params).network);
    if (!actor) return respond({ ok: false, reason: "signed-out" });
    return respond({ ok: true, value: await query(actor) });
  };
}

/** As `memberQuery`, for a read that takes something from the address: `schema` is for what stands behind the `?`. */
export function memberSearch<Schema extends z.ZodType, Value>(
  schema: Schema,
  query: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
) {
  return async (request: Request, { params }: InNetwork): Promise<Response> => {
    if (!mayRead(request)) return respond({ ok: false, reason: "foreign-origin" });
    const actor = await currentActor((await params).network);
    if (!actor) return respond({ ok: false, reason: "signed-out" });
    const input = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!input.success) return respond({ ok: false, reason: "invalid" });
    return respond({ ok: true, value: await query(actor, input.data) });
  };
}
