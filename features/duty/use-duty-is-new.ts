"use client";

import { useEffect, useState } from "react";
import { findKeycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { fingerprint } from "@/seal/fingerprint";

/**
 * Whether whoever has the duty has not been told yet what it is; false until that is known. The founder has it from the
 * start and was told by founding. `noteKnown` once they have read it.
 */
export function useDutyIsNew(network: string): { isNew: boolean; noteKnown: () => void } {
  const keyring = useKeyring();
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    if (typeof keyring !== "object") return;
    let current = true;
    isUntold(keyring, network).then((untold) => current && setNew(untold));
    return () => {
      current = false;
    };
  }, [keyring, network]);
  return {
    isNew,
    noteKnown() {
      setNew(false);
      if (typeof keyring === "object") keyring.remember(noteKey, "known").catch(() => {});
    },
  };
}

const noteKey = "duty";

async function isUntold(keyring: Keyring, network: string): Promise<boolean> {
  if ((await keyring.recall(noteKey)) !== null) return false;
  const keycard = await findKeycard(network).catch(() => null);
  return keycard !== null && keycard.anchor !== (await fingerprint(keycard.memberKeys.signing.publicKey));
}
