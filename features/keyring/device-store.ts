import { createStore, type UseStore } from "idb-keyval";

let opened: UseStore | undefined;

/** The one IndexedDB store in which this device keeps keys and sealed notes; browser only, opened on first use. */
export function deviceStore(): UseStore {
  opened ??= createStore("holdfast", "keyring");
  return opened;
}
