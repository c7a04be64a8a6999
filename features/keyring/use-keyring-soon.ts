"use client";

import { useCallback, useEffect, useRef } from "react";
import { type KeyringState, useKeyring } from "./keyring-provider";

/** Of a device that has been asked for its keys. */
export type FoundKeyring = Exclude<KeyringState, "loading">;

/** Gives how to have the keyring as soon as it is there: what is pressed before then waits for it. */
export function useKeyringSoon(): () => Promise<FoundKeyring> {
  const keyring = useKeyring();
  const newest = useRef(keyring);
  const waiting = useRef<((keyring: FoundKeyring) => void)[]>([]);
  useEffect(() => {
    newest.current = keyring;
    if (keyring === "loading") return;
    for (const goOn of waiting.current.splice(0)) goOn(keyring);
  }, [keyring]);
  return useCallback(async () => {
    const { current } = newest;
    return current === "loading" ? new Promise((goOn) => waiting.current.push(goOn)) : current;
  }, []);
}
