import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { log, logError } from "@/lib/log";
import { cookieName, cookieOptions } from "./cookie-name";
import { inTime, Unavailable } from "./in-time";
import { markOfDevice, sessionDays } from "./session-token";
import { signInDevice, tooManySignIns } from "./sign-in-device";

/**
 * Sign-in by a device's signature over a nonce. The cookie carries a random session id, and sealed for this server alone
 * for which device its requests count; nothing else.
 */
export const authOptions: NextAuthOptions = {
  secret: process.env.NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionDays * 24 * 60 * 60 },
  cookies: {
    sessionToken: { name: cookieName("session-token"), options: cookieOptions() },
    csrfToken: { name: cookieName("csrf-token"), options: cookieOptions() },
    callbackUrl: { name: cookieName("callback-url"), options: cookieOptions() },
  },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      id: "device",
      name: "device",
      credentials: { network: {}, device: {}, nonce: {}, signature: {} },
      authorize: async (credentials) => {
        const token = await inTime(signInDevice(credentials)).catch(tell);
        if (!token || !credentials) return null;
        return { id: token, device: markOfDevice(credentials.network, credentials.device) };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user
        ? { sid: user.id, device: "device" in user ? user.device : null }
        : { sid: token.sid, device: token.device },
    session: ({ session }) => ({ expires: session.expires }),
    // Where to go on is the page's business, and no form's.
    redirect: ({ baseUrl }) => baseUrl,
  },
  // next-auth logs whole errors with their payload; ours say no more than their name.
  logger: {
    error: (code) => log.error("sign-in", "Signing in failed unexpectedly.", { code }),
    warn: () => {},
    debug: () => {},
  },
};

/** next-auth makes a refusal of whatever is thrown, and says nothing. */
function tell(error: unknown): never {
  const isExpected =
    error instanceof Unavailable || (error instanceof Error && error.message === tooManySignIns);
  if (!isExpected) logError("sign-in", "Signing in failed unexpectedly.", error);
  throw error;
}

export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret)
    throw new Error(
      "NEXTAUTH_SECRET is not set. Start the app with `npm start`, or set it to 32 random bytes.",
    );
  return secret;
}
