import type { Page } from "@playwright/test";

/** The names of everything in this browser's storage. */
export function listKept(phone: Page): Promise<string[]> {
  return phone.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const known = await indexedDB.databases();
    const kept: string[] = [...Object.keys(localStorage)];
    for (const { name = "" } of known) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        kept.push(
          ...(await settled(database.transaction(store).objectStore(store).getAllKeys())).map(String),
        );
      }
      database.close();
    }
    return kept;
  });
}
