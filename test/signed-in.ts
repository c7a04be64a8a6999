import { toBase64url } from "@/seal/bytes";
import { signLogin } from "@/seal/device-login";
import type { RealMember, RealNetwork } from "./real-network";

/**
 * Signs a member's device in over HTTP as their browser does, and gives the `cookie` header of their
 * session. `origin` is where the app under test is served.
 */
export async function signIn(
  origin: string,
  network: Pick<RealNetwork, "id">,
  member: Pick<RealMember, "name" | "device">,
): Promise<string> {
  const { csrfToken, cookie } = await askForToken(origin);
  const nonce = await askForNonce(origin);
  const signature = await signLogin(member.device.keys, nonce);
  const answer = await fetch(`${origin}/api/auth/callback/device`, {
    method: "POST",
    headers: { cookie, origin },
    redirect: "manual",
    body: new URLSearchParams({
      csrfToken,
      json: "true",
      network: network.id,
      device: member.device.id,
      nonce: nonce.nonce,
      signature: toBase64url(signature),
    }),
  });
  const session = cookiesOf(answer).find((each) => /session-token=./.test(each));
  if (!session) throw new Error(`${member.name} could not sign in: the answer was ${answer.status}.`);
  return session;
}

async function askForToken(origin: string): Promise<{ csrfToken: string; cookie: string }> {
  const answer = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { csrfToken, cookie: cookiesOf(answer).join("; ") };
}

async function askForNonce(origin: string): Promise<{ nonce: string; origin: string }> {
  const answer = await fetch(`${origin}/api/issue-nonce`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: "{}",
  });
  const { value } = (await answer.json()) as { value: { nonce: string; origin: string } };
  return value;
}

/** What the answer sets, without the attributes. */
function cookiesOf(answer: Response): string[] {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1).join());
}
