import type { IncomingMessage } from "node:http";
import { type Actor, findActor } from "@/db/actor";
import { mayRead } from "./is-from-here";
import { sessionHashOf } from "./session-cookie";

/** Who asks, with what the sessions table holds of their session, and the headers as a request of Next.js has them. */
export type EarlyReader = {
  readonly actor: Actor;
  readonly session: Uint8Array;
  readonly asked: Pick<Headers, "get">;
};

/** The member of this network who may read what is asked for here, where Next.js has not seen the request; or null. */
export async function earlyReader(
  network: string,
  { headers }: IncomingMessage,
): Promise<EarlyReader | null> {
  const asked = { get: (name: string) => [headers[name] ?? null].flat().join() || null };
  if (!mayRead({ headers: asked })) return null;
  const session = await sessionHashOf(headers.cookie ?? "");
  const actor = session && (await findActor(network, session));
  return actor && { actor, session, asked };
}
