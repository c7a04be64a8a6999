import { createStore, promisifyRequest, type UseStore } from "idb-keyval";

let opened: UseStore | undefined;

/** The one IndexedDB store in which this device keeps keys and sealed notes; browser only, opened on first use. */
export function deviceStore(): UseStore {
  opened ??= createStore("holdfast", "keyring");
  return opened;
}

/** Several steps in one transaction; settles with it, so that what is said to be kept is. */
export async function inDeviceStore<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  return deviceStore()(mode, async (store) => {
    const [value] = await Promise.all([work(store), promisifyRequest(store.transaction)]);
    return value;
  });
}

export const keycardPrefix = "keycard:";

/** Where the keycard of a network lies. */
export function keycardKey(network: string): string {
  return `${keycardPrefix}${network}`;
}
