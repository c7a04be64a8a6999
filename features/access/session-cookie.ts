import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { sessionSecret } from "./auth-options";
import { cookieName } from "./cookie-name";
import { hashOfToken } from "./session-token";

/**
 * What the sessions table holds of the session id in the cookie, or null when there is no cookie that we made.
 * Whether the session still lives is for the table to say.
 */
export async function sessionHash(): Promise<Uint8Array | null> {
  return (await openOwn())?.hash ?? null;
}

/** The device that the cookie was made for, as it is counted; null when there is no cookie that we made. */
export async function sessionDevice(): Promise<string | null> {
  return (await openOwn())?.device ?? null;
}

/** The same for a `Cookie` header, where Next.js has not read it. */
export async function sessionHashOf(header: string): Promise<Uint8Array | null> {
  const start = `${cookieName("session-token")}=`;
  const cookie = header.split(/; */).findLast((pair) => pair.startsWith(start));
  return (await open(cookie?.slice(start.length)))?.hash ?? null;
}

async function openOwn(): Promise<Opened | null> {
  return open((await cookies()).get(cookieName("session-token"))?.value);
}

async function open(cookie: string | undefined): Promise<Opened | null> {
  if (!cookie) return null;
  const key = Buffer.from(hashOfToken(cookie)).toString("base64");
  const known = opened.get(key);
  if (known && known.until > Date.now()) return known;
  const fresh = await openCookie(cookie);
  if (!fresh) return null;
  if (opened.size >= mostOpened) opened.clear();
  opened.set(key, fresh);
  return fresh;
}

type Opened = { hash: Uint8Array; device: string | null; until: number };

async function openCookie(cookie: string): Promise<Opened | null> {
  const claims = await decode({ token: cookie, secret: sessionSecret() }).catch(() => null);
  if (typeof claims?.sid !== "string" || typeof claims.exp !== "number") return null;
  const device = typeof claims.device === "string" ? claims.device : null;
  return { hash: hashOfToken(claims.sid), device, until: claims.exp * 1000 };
}

/**
 * Opening a cookie derives a key anew and takes longer than finding its session, so what came of it is kept: by the
 * hash of the cookie and as the hash of the id, because nothing in memory should sign anyone in.
 */
const opened = new Map<string, Opened>();

const mostOpened = 10_000;
