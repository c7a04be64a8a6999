"use client";

import { useEffect, useState } from "react";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import type { TrustedMember } from "./open-keys";

/** Who of the members this device believes, and why not the others; null while that is being found out, or cannot be. */
export type Trust = {
  readonly trusted: ReadonlyMap<string, TrustedMember>;
  readonly doubted: ReadonlyMap<string, KeysTrouble>;
};

/** Verifies everybody anew. `people` is what the page shows: other people, other verdicts. */
export function useTrust(network: string, people: readonly unknown[]): Trust | null {
  const keyring = useKeyring();
  const epoch = typeof keyring === "object" ? keyring.epoch : null;
  const [trust, setTrust] = useState<Trust | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the people are what is to be verified
  useEffect(() => {
    if (epoch === null) return;
    let current = true;
    verify(network).then((found) => current && found && setTrust(found));
    return () => {
      current = false;
    };
  }, [network, epoch, people]);
  return trust;
}

async function verify(network: string): Promise<Trust | null> {
  const code = await import("./refresh-keys").catch(() => null);
  const keys = await code?.refreshKeys(network);
  return keys?.ok ? keys.value : null;
}
