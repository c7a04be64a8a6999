import { type Answer, refuseHere } from "@/features/access/ask-server";
import type { OpenedKeys } from "./open-keys";
import { refreshKeys } from "./refresh-keys";

/**
 * The sealing key (base64url) of a member or guest whom this device believes: the only one to seal a contact for. Refused with
 * the plain reason: `keys-changed` when it is not the one they had, `untrusted` when nobody vouches for it, and
 * `epoch-lowered` when nothing of what the server says now is believed. Browser only; never throws.
 */
export async function findTrustedKey(network: string, member: string): Promise<Answer<string>> {
  const keys = await findKeys(network, member);
  if (!keys.ok) return keys;
  const { trusted, guests, doubted } = keys.value;
  const key = trusted.get(member)?.sealing ?? guests.get(member);
  return key ? { ok: true, value: key } : refuseHere(doubted.get(member) ?? "untrusted");
}

/** As verified a moment ago, or now: also when somebody is asked for who was not there a moment ago. */
async function findKeys(network: string, member: string): Promise<Answer<OpenedKeys>> {
  const known = verified.get(network);
  if (known && known.at > Date.now() - fresh && isListed(known.keys, member))
    return { ok: true, value: known.keys };
  const keys = await refreshKeys(network);
  if (keys.ok) verified.set(network, { at: Date.now(), keys: keys.value });
  return keys;
}

function isListed({ trusted, guests, doubted }: OpenedKeys, member: string): boolean {
  return [trusted, guests, doubted].some((people) => people.has(member));
}

/** In milliseconds: from opening a sheet until it is sent, and not much longer. */
const fresh = 60_000;

const verified = new Map<string, { at: number; keys: OpenedKeys }>();
