import { sql } from "drizzle-orm";
import { z } from "zod";
import { callDoor } from "@/db/call-door";
import { verifyLogin } from "@/seal/device-login";
import { limits } from "./limits";
import { siteOrigin } from "./origin";
import { idInput, keyInput, signatureInput } from "./sealed-input";
import { hashOfToken, makeSessionToken, sessionDays } from "./session-token";
import { takeTurn } from "./take-turn";

/** What an error says when a device that may come in has done so too often; next-auth hands it on. */
export const tooManySignIns = "too-many";

/** The base point (RFC 8032 §5.1): a device that is not there is refused with as much work as one that is. */
const nobodysKey = new Uint8Array(32).fill(0x66).fill(0x58, 0, 1);

const signInDeviceInput = z.object({
  network: idInput,
  device: idInput,
  nonce: keyInput,
  signature: signatureInput,
});

/**
 * A new session's id for the device that signed this nonce for this site, or null. The nonce is used up either way.
 * Throws `tooManySignIns` to a device that comes in again and again: only one that could, so that nobody else can use
 * up its turns.
 */
export async function signInDevice(credentials: unknown): Promise<string | null> {
  const input = signInDeviceInput.safeParse(credentials);
  if (!input.success) return null;
  const { network, device, nonce, signature } = input.data;
  const [taken] = await callDoor<{ fresh: boolean; key: Uint8Array | null }>(
    sql`select take_nonce(${Buffer.from(nonce)}) as fresh, find_login_key(${network}, ${device}) as key`,
  );
  if (!taken?.fresh) return null;
  const login = { origin: siteOrigin(), nonce: (credentials as { nonce: string }).nonce };
  const isRight = await verifyLogin(taken.key ?? nobodysKey, signature, login);
  if (!taken.key || !isRight) return null;
  if (await takeTurn([limits.signedIn(), `${network} ${device}`])) throw new Error(tooManySignIns);
  const token = makeSessionToken();
  const hash = Buffer.from(hashOfToken(token));
  await callDoor(sql`select open_session(${network}, ${device}, ${hash}, ${sessionDays})`);
  return token;
}
