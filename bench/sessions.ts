import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { hashOfToken, makeSessionToken, sessionDays } from "@/features/access/session-token";

const day = 24 * 60 * 60;

/** Signs in every device of a network without asking the app: the `cookie` headers, by member id. */
export async function openSessions(
  owner: postgres.Sql,
  network: string,
  secret: string,
): Promise<Map<string, string>> {
  const devices = await owner<{ id: string; member_id: string }[]>`
    select id, member_id from devices where network_id = ${network}`;
  const cookies = new Map<string, string>();
  const rows: { network_id: string; token_hash: Buffer; device_id: string; expires_on: string }[] = [];
  const expiresOn = new Date(Date.now() + sessionDays * day * 1000).toISOString().slice(0, 10);
  for (const { id, member_id } of devices) {
    const sid = makeSessionToken();
    const token_hash = Buffer.from(hashOfToken(sid));
    rows.push({ network_id: network, token_hash, device_id: id, expires_on: expiresOn });
    const value = await encode({ token: { sid }, secret, maxAge: sessionDays * day });
    cookies.set(member_id, `next-auth.session-token=${value}`);
  }
  await owner`insert into sessions ${owner(rows)}`;
  return cookies;
}
