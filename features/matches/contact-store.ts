import type { Keyring } from "@/features/keyring/keyring";
import { makeListeners } from "@/lib/listeners";

/** What one hands over to be found: the same everywhere on a page, kept on this device, sealed, for the next time. */
export type ContactStore = {
  /** Null for the moment in which storage opens. */
  current(): string | null;
  /** Calls `listener` after every change; returns how to stop. */
  onChange(listener: () => void): () => void;
  change(text: string): void;
};

/** The same store for the same keyring. It keeps what is typed as it is typed, so that nothing typed is lost. */
export function contactStore(keyring: Keyring): ContactStore {
  const known = stores.get(keyring) ?? makeStore(keyring);
  stores.set(keyring, known);
  return known;
}

const stores = new WeakMap<Keyring, ContactStore>();
const noteKey = "contact";

function makeStore(keyring: Keyring): ContactStore {
  let text: string | null = null;
  let lastWrite = Promise.resolve();
  const { listen, tell } = makeListeners();

  function set(next: string) {
    text = next;
    tell();
  }

  const settle = (kept: string | null) => {
    // What a quick hand typed while storage was opening is newer than what was kept.
    if (text === null) set(kept ?? "");
  };
  keyring.recall(noteKey).then(settle, () => settle(null));

  return {
    current: () => text,
    onChange: listen,
    change(typed) {
      set(typed);
      // One after the other; and a device that keeps nothing must not disturb the one who types.
      lastWrite = lastWrite
        .then(() => {
          // Of several changes that queued up only the last one is worth sealing.
          if (typed !== text) return;
          return typed.trim() ? keyring.remember(noteKey, typed) : keyring.forget(noteKey);
        })
        .catch(() => {});
    },
  };
}
