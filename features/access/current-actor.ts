import { cache } from "react";
import { type Actor, findActor } from "@/db/actor";
import { sessionHash } from "./session-cookie";

/** The signed-in member of this network, or null; looked up once per request, checked on every one. */
export const currentActor = cache(async (network: string): Promise<Actor | null> => {
  const session = isId(network) ? await sessionHash() : null;
  return session && findActor(network, session);
});

/** Anything else would be a type error of the database, and it is nobody's network. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
