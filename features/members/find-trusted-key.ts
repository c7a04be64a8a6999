import { type Answer, refuseHere } from "@/features/access/ask-server";
import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import type { OpenedKeys } from "./open-keys";
import { refreshKeys } from "./refresh-keys";

/**
 * The sealing key (base64url) of a member or guest whom this device believes: the only one to seal a contact for. Refused
 * with the plain reason: `keys-changed` when it is not the one they had, `untrusted` when nobody vouches for it, `left`
 * when they are not there any more, and `epoch-lowered` when nothing of what the server says now is believed. Browser
 * only; never throws.
 */
export async function findTrustedKey(network: string, person: string): Promise<Answer<string>> {
  const keys = await findKeys(network, person);
  if (!keys.ok) return keys;
  const key = keyOf(keys.value, person);
  return key.ok ? key : refuseHere(key.reason);
}

type Found =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: KeysTrouble | "left" };

/** Whoever is or was a member is not looked for among guests, whose keys every member can give out. */
function keyOf({ trusted, guests, doubted, pinned }: OpenedKeys, person: string): Found {
  const doubt = doubted.get(person);
  if (doubt) return { ok: false, reason: doubt };
  const isMember = trusted.has(person) || Object.hasOwn(pinned.members, person);
  const key = isMember ? trusted.get(person)?.sealing : guests.get(person);
  return key === undefined ? { ok: false, reason: "left" } : { ok: true, value: key };
}

/** As verified a moment ago, or now: also when somebody is asked for who was not there a moment ago. */
async function findKeys(network: string, person: string): Promise<Answer<OpenedKeys>> {
  const known = verified.get(network);
  if (known && known.at > Date.now() - fresh && isListed(known.keys, person))
    return { ok: true, value: known.keys };
  const keys = await refreshKeys(network);
  if (keys.ok) verified.set(network, { at: Date.now(), keys: keys.value });
  return keys;
}

function isListed({ trusted, guests, doubted }: OpenedKeys, person: string): boolean {
  return [trusted, guests, doubted].some((people) => people.has(person));
}

/** In milliseconds: from opening a sheet until it is sent, and not much longer. */
const fresh = 60_000;

const verified = new Map<string, { at: number; keys: OpenedKeys }>();
