import { type Answer, refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import type { KeyList } from "./list-keys";
import { type OpenedKeys, openKeys } from "./open-keys";

/**
 * The sealing key (base64url) of a member whose admission leads back to the founder: the only one to seal a contact
 * for. `untrusted` when it does not. Browser only; never throws.
 */
export async function findTrustedKey(network: string, member: string): Promise<Answer<string>> {
  const known = verified.get(network)?.get(member);
  if (known) return { ok: true, value: known };
  const keycard = await findKeycard(network).catch(() => null);
  if (!keycard) return refuseHere("untrusted");
  const keys = await loadKeys(keycard);
  if (!keys.ok) return keys;
  verified.set(network, keys.value.trusted);
  const key = keys.value.trusted.get(member);
  return key ? { ok: true, value: key } : refuseHere("untrusted");
}

/** The keys of everybody in the network, opened and verified with what this device holds. Never throws. */
export async function loadKeys(keycard: Keycard): Promise<Answer<OpenedKeys>> {
  const list = await load<KeyList>(keycard.network, "keys");
  if (!list.ok) return list;
  const keys = await openKeys(list.value, keycard);
  return keys ? { ok: true, value: keys } : refuseHere("untrusted");
}

/** Members do not change their keys: who was verified once on this page stays so. */
const verified = new Map<string, ReadonlyMap<string, string>>();
