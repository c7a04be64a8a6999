"use client";

import { useEffect } from "react";
import { useAsOf } from "@/features/kept/as-of";
import { noteBurning } from "@/features/keyring/burning-note";
import { useKeyring } from "@/features/keyring/keyring-provider";

/**
 * Has this device know that the network is about to be burnt (`seconds`, or null), so that afterwards it does not keep
 * what nobody has any more. A page that was kept here has nothing new to say.
 */
export function NoteBurning({ seconds }: { seconds: number | null }) {
  const keyring = useKeyring();
  const isKept = useAsOf()?.isKept;
  useEffect(() => {
    if (typeof keyring === "object" && isKept === false) noteBurning(keyring, seconds);
  }, [keyring, isKept, seconds]);
  return null;
}
