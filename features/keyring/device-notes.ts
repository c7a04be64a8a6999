import { del, get, promisifyRequest } from "idb-keyval";
import { openFromSelf, sealForSelf } from "@/seal/self-seal";
import { deviceStore, inDeviceStore, keycardKey } from "./device-store";

/** Texts a device keeps for itself, sealed: drafts, the contact handed over last time. */
export type DeviceNotes = {
  /** Rejects with TooLongError above 16,382 bytes of UTF-8. */
  remember(key: string, text: string): Promise<void>;
  /** Null when nothing is kept under the key, or what is kept does not open. */
  recall(key: string): Promise<string | null>;
  forget(key: string): Promise<void>;
};

/** The key of a note that somebody keeps for a guest for whom they act. */
export function guestNote(guest: string, key: string): string {
  return `guest ${guest} ${key}`;
}

/**
 * The notes of one scope (a network's id, or a page outside of networks) under a key of this device. They are kept as long
 * as what lies at `home` is: the keycard with that key.
 */
export function deviceNotes(scope: string, seal: CryptoKey, home = keycardKey(scope)): DeviceNotes {
  const context = (key: string) => ({ network: scope, table: "device", row: key, field: "note", epoch: 0 });
  const address = (key: string) => `note:${scope}:${key}`;
  return {
    async remember(key, text) {
      const sealed = await sealForSelf(seal, text, context(key));
      await inDeviceStore("readwrite", async (store) => {
        // A page that is closed writes down what was typed; not when that is because the keys have just been taken away.
        const isHome = (await promisifyRequest(store.getKey(home))) !== undefined;
        if (isHome) await promisifyRequest(store.put(sealed, address(key)));
      });
    },
    async recall(key) {
      const kept = await get<Uint8Array>(address(key), deviceStore());
      return kept ? openFromSelf(seal, kept, context(key)).catch(() => null) : null;
    },
    async forget(key) {
      await del(address(key), deviceStore());
    },
  };
}
