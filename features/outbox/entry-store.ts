import { promisifyRequest } from "idb-keyval";
import { inDeviceStore, keycardKey } from "@/features/keyring/device-store";
import { findKeycard } from "@/features/keyring/keycard";
import { openFromSelf, sealForSelf } from "@/seal/self-seal";
import type { Entry } from "./outgoing";

/** Where an entry lies; the order of the keys is the order in which things were written. */
export type Kept = { readonly key: string; readonly entry: Entry };

/** What waits on this device for one network, sealed. Everything rejects when the browser's storage does not open. */
export type EntryStore = {
  /** In the order in which they were written. What does not open is another member's, or of keys that are gone. */
  list(): Promise<Kept[]>;
  /** Puts it behind all others. True once it is written; false when the device is another member's by now. */
  add(entry: Entry): Promise<boolean>;
  /** Writes what became of it; does nothing when it has gone meanwhile. */
  change(key: string, entry: Entry): Promise<void>;
  drop(key: string): Promise<void>;
  clear(): Promise<void>;
};

/** The database is asked by hand: several steps in one transaction keep two tabs from taking the same place. */
export function entryStore(network: string): EntryStore {
  const all = () => IDBKeyRange.bound(prefixOf(network), `${prefixOf(network)}~`);

  async function sealEntry(entry: Entry): Promise<Sealed | null> {
    const { deviceSeal, member } = await cardOf(network);
    if (entry.member !== member) return null;
    const pieces = cut(JSON.stringify(entry));
    const parts = await Promise.all(
      pieces.map((piece, part) => sealForSelf(deviceSeal, piece, placeOf(network, entry.id, part))),
    );
    return { id: entry.id, parts };
  }

  return {
    async list() {
      const { deviceSeal, member } = await cardOf(network);
      const [keys, values] = await inDeviceStore("readonly", async (store) =>
        Promise.all([
          promisifyRequest(store.getAllKeys(all())),
          promisifyRequest<Sealed[]>(store.getAll(all())),
        ]),
      );
      const kept = await Promise.all(
        values.map(async ({ id, parts }, index) => {
          const opening = parts.map((part, at) => openFromSelf(deviceSeal, part, placeOf(network, id, at)));
          const pieces = await Promise.all(opening).catch(() => null);
          return pieces && { key: String(keys[index]), entry: JSON.parse(pieces.join("")) as Entry };
        }),
      );
      return kept.flatMap((each) => (each?.entry.member === member ? [each] : []));
    },
    async add(entry) {
      const sealed = await sealEntry(entry);
      if (!sealed) return false;
      return inDeviceStore("readwrite", async (store) => {
        // Somebody may have taken the keys away meanwhile.
        if ((await promisifyRequest(store.getKey(keycardKey(network)))) === undefined) return false;
        const last = (await promisifyRequest(store.getAllKeys(all()))).at(-1);
        const place = last === undefined ? 0 : Number(String(last).slice(-digits)) + 1;
        await promisifyRequest(
          store.put(sealed, `${prefixOf(network)}${String(place).padStart(digits, "0")}`),
        );
        return true;
      });
    },
    async change(key, entry) {
      const sealed = await sealEntry(entry);
      if (!sealed) return;
      await inDeviceStore("readwrite", async (store) => {
        if ((await promisifyRequest<Sealed | undefined>(store.get(key)))?.id === entry.id)
          await promisifyRequest(store.put(sealed, key));
      });
    },
    async drop(key) {
      await inDeviceStore("readwrite", (store) => promisifyRequest(store.delete(key)));
    },
    async clear() {
      await inDeviceStore("readwrite", (store) => promisifyRequest(store.delete(all())));
    },
  };
}

type Sealed = { readonly id: string; readonly parts: readonly Uint8Array[] };

/** As `removeKeycard` and `isOnlyNetwork` know it. */
function prefixOf(network: string) {
  return `outbox:${network}:`;
}

const digits = 12;

function placeOf(network: string, entry: string, part: number) {
  return { network, table: "outbox", row: entry, field: `part ${part}`, epoch: 0 };
}

async function cardOf(network: string) {
  const keycard = await findKeycard(network);
  if (!keycard) throw new Error("This device has no keys to keep something with.");
  return keycard;
}

/** In pieces that can be sealed: in ASCII a character is a byte. */
function cut(json: string): string[] {
  const ascii = json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return ascii.match(/.{1,16000}/g) ?? [];
}
