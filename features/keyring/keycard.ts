import { delMany, entries, get, keys, promisifyRequest, set } from "idb-keyval";
import { dropAllKept, dropKept } from "@/features/kept/kept-caches";
import type { MemberKeys, SigningKeys } from "@/seal/member-keys";
import { type DeviceNotes, deviceNotes } from "./device-notes";
import { deviceStore, inDeviceStore, keycardKey, keycardPrefix } from "./device-store";
import { mergePins, noPins, type Pins } from "./pins";
import { noteWords } from "./words-due";

/**
 * All that one device keeps for one membership, in IndexedDB. Keys are non-extractable CryptoKeys wherever the browser
 * can keep such keys. Two networks of one person are two keycards that nothing but this device knows together.
 */
export type Keycard = {
  readonly network: string;
  readonly member: string;
  readonly device: string;
  /** Signs this device in. */
  readonly deviceKeys: SigningKeys;
  readonly memberKeys: MemberKeys;
  /** Seals what the member may read on every device; it follows from the secret and could not be had again later. */
  readonly selfSeal: CryptoKey;
  /** Seals what stays on this device: drafts, the remembered contact, the network's name. */
  readonly deviceSeal: CryptoKey;
  /** Keys of the network by epoch; the highest one seals. */
  readonly epochKeys: Readonly<Record<number, CryptoKey>>;
  /** Fingerprint of the one who let this member in; a founder's own. Where trust in everybody else begins. */
  readonly anchor: string;
  /** The member's keys raw, sealed under `deviceSeal`: for the member's next device alone (see `heldKeysOf`). */
  readonly bundle: Uint8Array;
  /** What this device has verified so far. */
  readonly pinned: Pins;
  /** The sixteen bytes behind the twelve words; null as soon as the member has them elsewhere. */
  readonly secret: Uint8Array | null;
  /** Whether the member has posted something: only then are they asked to save their words. */
  readonly posted: boolean;
};

/** The keycard of a network on this device, or null. Rejects only when the browser refuses to open its storage. */
export async function findKeycard(network: string): Promise<Keycard | null> {
  const kept = await get<Keycard>(keycardKey(network), deviceStore());
  return kept ? { ...kept, pinned: kept.pinned ?? noPins } : null;
}

/** The newest epoch this device knows of, by its keys or by what it verified. */
export function newestEpoch({ epochKeys, pinned }: Pick<Keycard, "epochKeys" | "pinned">): number {
  return Math.max(pinned.epoch, ...Object.keys(epochKeys).map(Number));
}

/** Adds keys of the network and what was verified with them, in one step; nothing known before is lost. */
export async function addKeys(
  network: string,
  verified: { epochKeys: Readonly<Record<number, CryptoKey>>; pinned: Pins },
): Promise<void> {
  await changeKeycard(network, ({ epochKeys, pinned }) => ({
    epochKeys: { ...verified.epochKeys, ...epochKeys },
    pinned: mergePins(pinned ?? noPins, verified.pinned),
  }));
}

/** Every network this device has keys for, in no particular order. */
export async function listKeycards(): Promise<Keycard[]> {
  const all = await entries<string, Keycard>(deviceStore());
  return all.filter(([key]) => key.startsWith(keycardPrefix)).map(([, keycard]) => keycard);
}

/** In place of another member's, if there was one: what was kept of their pages goes. */
export async function saveKeycard(keycard: Keycard): Promise<void> {
  await dropKept(keycard.network, keycard.member);
  await set(keycardKey(keycard.network), keycard, deviceStore());
}

/**
 * Takes the keys off this device, and with them everything that was kept for the network here; with the last ones what
 * was kept of the site as well.
 */
export async function removeKeycard(network: string): Promise<void> {
  await dropKept(network);
  const all = await keys<string>(deviceStore());
  const its = all.filter((key) => isOfNetwork(key, network));
  await delMany([...its, ...(await beginningsOf(network))], deviceStore());
  if ((await listKeycards()).length === 0) await dropAllKept();
}

/** Whether what this device keeps under the key belongs to the network: its keys, its notes, what waits to be sent. */
export function isOfNetwork(key: string, network: string): boolean {
  return [keycardKey(network), `note:${network}:`, `outbox:${network}:`].some((its) => key.startsWith(its));
}

/** Call after a post, a claim or an answer: from now on the member is asked to save their words. */
export async function notePosted(network: string): Promise<void> {
  await changeKeycard(network, () => ({ posted: true }));
  // Browsers clear the storage of sites they think unused; from here on there is something to lose. A wish, no demand.
  navigator.storage?.persist?.().catch(() => {});
}

/** Call once the member has the words elsewhere: the secret leaves this device. */
export async function forgetSecret(network: string): Promise<void> {
  await changeKeycard(network, () => ({ secret: null }));
  await delMany(await beginningsOf(network), deviceStore());
}

/** The network's name as this device last read it, for lists outside the network; null when never read here. */
export async function recallNetworkName(keycard: Keycard): Promise<string | null> {
  return deviceNotes(keycard.network, keycard.deviceSeal).recall(networkName);
}

/** `notes` are those of the network. */
export async function rememberNetworkName(notes: DeviceNotes, name: string): Promise<void> {
  await notes.remember(networkName, name);
}

const networkName = "network-name";

/**
 * What is kept while somebody founds or joins (see `keepNewMember`), with the secret in it. It outlives the keycard's
 * making when the line went away before the first sign-in.
 */
async function beginningsOf(network: string): Promise<string[]> {
  const all = await entries<string, { readonly keycard?: Keycard }>(deviceStore());
  return all
    .filter(([key, kept]) => key.startsWith("newcomer:") && kept.keycard?.network === network)
    .map(([key]) => key);
}

async function changeKeycard(network: string, change: (keycard: Keycard) => Partial<Keycard>): Promise<void> {
  const key = keycardKey(network);
  // In one transaction with the read, so that two tabs do not undo each other, and what was removed stays so.
  const changed = await inDeviceStore("readwrite", async (store) => {
    const known = await promisifyRequest<Keycard | undefined>(store.get(key));
    if (!known) return null;
    const changed = { ...known, ...change(known) };
    await promisifyRequest(store.put(changed, key));
    return changed;
  });
  if (changed) noteWords(changed);
}
