"use client";

import { useSyncExternalStore } from "react";
import type { KeyringState } from "@/features/keyring/keyring-provider";
import { type ContactStore, contactStore } from "./contact-store";

export type OwnContact = Pick<ContactStore, "change"> & {
  /** Null for the moment in which keys and storage open. */
  readonly text: string | null;
};

/** The contact handed over last time, or what has been typed since. */
export function useContact(keyring: KeyringState): OwnContact {
  const store = typeof keyring === "object" ? contactStore(keyring) : unopened;
  const text = useSyncExternalStore(store.onChange, store.current, unopened.current);
  return { text, change: store.change };
}

const unopened: ContactStore = { current: () => null, onChange: () => () => {}, change: () => {} };
