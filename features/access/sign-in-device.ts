import { sql } from "drizzle-orm";
import { z } from "zod";
import { callDoor } from "@/db/call-door";
import { verifyLogin } from "@/seal/device-login";
import { siteOrigin } from "./origin";
import { idInput, keyInput, signatureInput } from "./sealed-input";
import { hashOfToken, makeSessionToken, sessionDays } from "./session-token";

const signInDeviceInput = z.object({
  network: idInput,
  device: idInput,
  nonce: keyInput,
  signature: signatureInput,
});

/** A new session's id for the device that signed this nonce for this site, or null. The nonce is used up either way. */
export async function signInDevice(credentials: unknown): Promise<string | null> {
  const input = signInDeviceInput.safeParse(credentials);
  if (!input.success) return null;
  const { network, device, nonce, signature } = input.data;
  const [taken] = await callDoor<{ fresh: boolean; key: Uint8Array | null }>(
    sql`select take_nonce(${Buffer.from(nonce)}) as fresh, find_login_key(${network}, ${device}) as key`,
  );
  if (!taken?.fresh || !taken.key) return null;
  const login = { origin: siteOrigin(), nonce: (credentials as { nonce: string }).nonce };
  if (!(await verifyLogin(taken.key, signature, login))) return null;
  const token = makeSessionToken();
  const hash = Buffer.from(hashOfToken(token));
  await callDoor(sql`select open_session(${network}, ${device}, ${hash}, ${sessionDays})`);
  return token;
}
