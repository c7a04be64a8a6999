import { get, promisifyRequest } from "idb-keyval";
import { alone } from "@/lib/alone";
import { openLongFromSelf, sealLongForSelf } from "@/seal/self-seal";
import { deviceStore, inDeviceStore, keycardKey } from "./device-store";
import type { Keycard } from "./keycard";
import type { Revisions } from "./known-texts";

/** What this device has seen of a network's texts, as it keeps it. Rejects when its storage does not open. */
export async function recallRevisions({ network, deviceSeal }: Keycard): Promise<Revisions> {
  const sealed = await get<Uint8Array>(keyOf(network), deviceStore());
  if (!sealed) return new Map();
  return new Map(JSON.parse(await openLongFromSelf(deviceSeal, sealed, placeOf(network))));
}

/** Beside what other tabs have seen, and only as long as the keycard is there. */
export async function keepRevisions(keycard: Keycard, fresh: Revisions): Promise<void> {
  const { network, member, deviceSeal } = keycard;
  await alone(`revisions:${network}`, async () => {
    const kept = new Map(await recallRevisions(keycard).catch(() => null));
    const raised = [...fresh].filter(([address, revision]) => revision > (kept.get(address) ?? 0));
    if (raised.length === 0) return;
    for (const [address] of raised) kept.delete(address);
    const newest = [...kept, ...raised].slice(-most);
    const sealed = await sealLongForSelf(deviceSeal, JSON.stringify(newest), placeOf(network));
    await inDeviceStore("readwrite", async (store) => {
      const there = await promisifyRequest<Keycard | undefined>(store.get(keycardKey(network)));
      if (there?.member === member) await promisifyRequest(store.put(sealed, keyOf(network)));
    });
  });
}

/** Of texts that were changed, which are few; the ones seen longest ago go. */
const most = 2000;

/** As `removeKeycard` knows it. */
function keyOf(network: string) {
  return `note:${network}:revisions`;
}

function placeOf(network: string) {
  return { network, table: "device", row: "revisions", field: "note", epoch: 0 };
}
