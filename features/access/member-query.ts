import type { Actor } from "@/db/actor";
import { respond } from "./answer";
import { currentActor } from "./current-actor";

/** A read of a signed-in member, as JSON. Foreign and missing networks answer alike: signed out. */
export function memberQuery<Value>(query: (actor: Actor) => Promise<Value>) {
  return async (
    _request: Request,
    { params }: { params: Promise<{ network: string }> },
  ): Promise<Response> => {
    const actor = await currentActor((await params).network);
    if (!actor) return respond({ ok: false, reason: "signed-out" });
    return respond({ ok: true, value: await query(actor) });
  };
}
