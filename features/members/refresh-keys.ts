import { type Answer, refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import { addKeys, findKeycard } from "@/features/keyring/keycard";
import { alone } from "@/lib/alone";
import type { KeyList } from "./list-keys";
import { type OpenedKeys, openKeys } from "./open-keys";

/**
 * The keys of the network and of everybody in it as the server gives them now, verified by what this device knows, and
 * kept by it: a later call believes no less and no older. One at a time per network, in all tabs together. Browser
 * only; never throws.
 */
export function refreshKeys(network: string): Promise<Answer<OpenedKeys>> {
  return alone(`keys:${network}`, () => refresh(network));
}

async function refresh(network: string): Promise<Answer<OpenedKeys>> {
  try {
    const keycard = await findKeycard(network);
    if (!keycard) return refuseHere("no-keys");
    // Also the newest envelope the device has had: its key goes, raw, into the invites of newcomers.
    const since = keycard.pinned.epoch || 1;
    const list = await load<KeyList>(network, `keys?since=${since}`);
    if (!list.ok) return list;
    const keys = await openKeys(list.value, keycard);
    if (typeof keys === "string") return refuseHere(keys);
    await addKeys(network, { epochKeys: Object.fromEntries(keys.seals), pinned: keys.pinned });
    return { ok: true, value: keys };
  } catch {
    // Storage that does not open.
    return refuseHere("no-keys");
  }
}
