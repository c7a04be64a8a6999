import { toBase64url } from "@/seal/bytes";
import { signLogin } from "@/seal/device-login";
import { type Answer, ask } from "../test/ask";
import type { RealMember, RealNetwork } from "../test/real-network";

export type Fields = Record<string, string>;

export const signInPath = "/api/auth/callback/device";
export const asForm = { "content-type": "application/x-www-form-urlencoded" };

/** The fields with which a member's device gets in, and the cookie that goes with them. */
export async function prepareSignIn(
  network: Pick<RealNetwork, "id">,
  { device }: Pick<RealMember, "device">,
): Promise<{ cookie: string; fields: Fields }> {
  const csrf = await ask("/api/auth/csrf");
  const issued = await ask("/api/issue-nonce", { method: "POST", json: {} });
  const { nonce, origin } = JSON.parse(issued.text).value;
  return {
    cookie: (csrf.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1).join()).join("; "),
    fields: {
      csrfToken: JSON.parse(csrf.text).csrfToken,
      json: "true",
      network: network.id,
      device: device.id,
      nonce,
      signature: await signFor({ device }, nonce, origin),
    },
  };
}

export async function signFor(
  { device }: Pick<RealMember, "device">,
  nonce: string,
  origin: string,
): Promise<string> {
  return toBase64url(await signLogin(device.keys, { nonce, origin }));
}

export function postSignIn(cookie: string, fields: Fields, headers: Fields = {}): Promise<Answer> {
  return ask(signInPath, {
    method: "POST",
    cookie,
    headers: { ...asForm, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Name and value of the session's cookie that an answer sets, or null. */
export function sessionOf({ headers }: Answer): string | null {
  const cookie = headers["set-cookie"]?.find((each) => /session-token=[^;]/.test(each));
  return cookie?.split(";", 1).join() ?? null;
}
