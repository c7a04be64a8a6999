import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { type Actor, findActor } from "@/db/actor";
import { sessionCookie, sessionSecret } from "./auth-options";
import { hashOfToken } from "./session-token";

/** The signed-in member of this network, or null; looked up once per request, checked on every one. */
export const currentActor = cache(async (network: string): Promise<Actor | null> => {
  const token = await sessionToken();
  return token && isId(network) ? findActor(network, hashOfToken(token)) : null;
});

/** The random session id in the cookie, or null when there is none that we made. */
export async function sessionToken(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookie())?.value;
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

/** Anything else would be a type error of the database, and it is nobody's network. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
