/**
 * What one of next-auth's cookies is called here. Over HTTPS the name begins with `__Host-`, which browsers take from
 * this very host alone, for all of its paths: no neighbour under the same domain can plant one (RFC 6265bis, 4.1.3.2).
 */
export function cookieName(cookie: "session-token" | "csrf-token" | "callback-url"): string {
  return `${isSecure() ? "__Host-" : ""}next-auth.${cookie}`;
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
}

function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
}
