import { toBase64url } from "@/seal/bytes";
import { signLogin } from "@/seal/device-login";
import { type Answer, ask } from "../test/ask";
import type { RealMember, RealNetwork } from "../test/real-network";

/** Where the app listens, the address it believes to be open at, and the one it believes the request to come from. */
export type Knock = { at: string; origin?: string; from?: string };

/** Every step of a device's sign-in, one by one. `sign` false: by somebody who knows the device's id alone. */
export async function knockAsDevice(
  { at, origin = at, from = "" }: Knock,
  network: RealNetwork,
  member: RealMember,
  { sign = true } = {},
): Promise<Answer> {
  const headers = { "x-forwarded-for": from };
  const csrf = await ask("/api/auth/csrf", { at, headers });
  const issued = await ask("/api/issue-nonce", { at, origin, headers, method: "POST", json: {} });
  const { nonce } = JSON.parse(issued.text).value ?? { nonce: toBase64url(new Uint8Array(32)) };
  const signature = await signLogin(member.device.keys, {
    nonce,
    origin: sign ? origin : "https://evil.example",
  });
  const fields = { network: network.id, device: member.device.id, nonce, signature: toBase64url(signature) };
  const form = { csrfToken: JSON.parse(csrf.text).csrfToken, json: "true", ...fields };
  return ask("/api/auth/callback/device", {
    at,
    origin,
    method: "POST",
    cookie: (csrf.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1).join()).join("; "),
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
}

/** The whole of the cookie that holds the session, or null when there is none. */
export function sessionCookieOf({ headers }: Answer): string | null {
  return headers["set-cookie"]?.find((cookie) => /session-token=[^;]/.test(cookie)) ?? null;
}
