"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { findKeycard, type Keycard, newestEpoch } from "./keycard";
import { type Keyring, keyringOf } from "./keyring";
import { findTrouble, type KeysTrouble } from "./keys-trouble";
import { knowledgeAtLoad, lookOnce } from "./knowledge-at-load";
import type { KnownTexts } from "./known-texts";
import { useRefreshPage } from "./use-refresh-page";
import { noteWords } from "./words-due";

/** `loading` on the server and for a moment afterwards; `missing` when this device has no keys for the network. */
export type KeyringState = Keyring | "loading" | "missing";

/** Fetches newer keys into this device's keycard, verified. Never rejects. */
export type RefreshKeys = (network: string) => Promise<{ ok: true } | { ok: false; reason: string }>;

/**
 * Fetches the keys of one network from this device, once, for everything inside. `epoch` is the one the page goes by:
 * newer keys are fetched first.
 */
export function KeyringProvider({ network, epoch, refresh, children }: KeyringProviderProps) {
  const [found, setFound] = useState<{ network: string; keyring: Keyring | "missing" }>();
  const refreshPage = useRefreshPage();
  useEffect(() => {
    let current = true;
    let held: Keyring | undefined;
    let texts: KnownTexts | undefined;
    const settle = (keyring: Keyring | "missing") => {
      if (typeof keyring === "object") held = keyring;
      if (current) setFound({ network, keyring });
    };

    async function load(): Promise<void> {
      const keycard = await findKeycard(network).catch(() => null);
      if (!keycard) return void settle("missing");
      noteWords(keycard);
      texts = await knowledgeAtLoad(keycard, epoch);
      const newest = newestEpoch(keycard);
      // A page may be older than what this device has seen since, so that the server itself has to say it.
      if (epoch !== newest) return void (await renew(keycard));
      settle(keyringWith(keycard, null));
      if (keycard.pinned.epoch < newest) await renew(keycard);
    }

    /** Also when nothing newer is to be had: what opens with the keys that are here, opens. */
    async function renew(keycard: Keycard): Promise<Keyring> {
      const refreshed = await refresh(network);
      const trouble = refreshed.ok ? null : findTrouble(refreshed.reason);
      const fresh = (await findKeycard(network).catch(() => null)) ?? keycard;
      if (held && held.epoch === newestEpoch(fresh) && held.trouble === trouble) return held;
      const keyring = keyringWith(fresh, trouble);
      settle(keyring);
      return keyring;
    }

    function keyringWith(keycard: Keycard, trouble: KeysTrouble | null): Keyring {
      const knowledge = texts && { texts, lookAgain: () => lookOnce(keycard, lookAgain) };
      return keyringOf(keycard, trouble, () => renew(keycard), knowledge);
    }

    /** Only once the server has answered: without a line the page would be lost. */
    async function lookAgain(): Promise<void> {
      const { ok } = await refresh(network);
      if (ok && current) await refreshPage();
    }

    load();
    return () => {
      current = false;
    };
  }, [network, epoch, refresh, refreshPage]);
  return (
    <KeyringContext value={found?.network === network ? found.keyring : "loading"}>{children}</KeyringContext>
  );
}

/** Another keyring for everything inside: one with which somebody acts for a guest. */
export function WithKeyring({ keyring, children }: { keyring: KeyringState; children: ReactNode }) {
  return <KeyringContext value={keyring}>{children}</KeyringContext>;
}

export function useKeyring(): KeyringState {
  return useContext(KeyringContext);
}

const KeyringContext = createContext<KeyringState>("loading");

type KeyringProviderProps = {
  network: string;
  epoch: number;
  refresh: RefreshKeys;
  children: ReactNode;
};
