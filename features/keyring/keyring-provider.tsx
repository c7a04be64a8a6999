"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { findKeycard } from "./keycard";
import { type Keyring, keyringOf } from "./keyring";
import { noteWords } from "./words-due";

/** `loading` on the server and for a moment afterwards; `missing` when this device has no keys for the network. */
export type KeyringState = Keyring | "loading" | "missing";

/** Fetches the keys of one network from this device, once, for everything inside. */
export function KeyringProvider({ network, children }: { network: string; children: ReactNode }) {
  const [found, setFound] = useState<{ network: string; keyring: Keyring | "missing" }>();
  useEffect(() => {
    let current = true;
    const settle = (keyring: Keyring | "missing") => current && setFound({ network, keyring });
    findKeycard(network).then(
      (keycard) => {
        settle(keycard ? keyringOf(keycard) : "missing");
        if (keycard) noteWords(keycard);
      },
      () => settle("missing"),
    );
    return () => {
      current = false;
    };
  }, [network]);
  return (
    <KeyringContext value={found?.network === network ? found.keyring : "loading"}>{children}</KeyringContext>
  );
}

export function useKeyring(): KeyringState {
  return useContext(KeyringContext);
}

const KeyringContext = createContext<KeyringState>("loading");
