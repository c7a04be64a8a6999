"use client";

import { useEffect, useState } from "react";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { GuestSecrets } from "@/seal/guest";
import type { GuestCard } from "./queries";

/**
 * A guest's secrets once they have opened. `missing`: this device has none. `doubted`: they do not fit the key that
 * the guest is known by, so that nothing of them may be used, called or given on.
 */
export type OpenedSecrets = GuestSecrets | "loading" | "missing" | "doubted";

export function useGuestSecrets({ id, epoch, secrets }: GuestCard): OpenedSecrets {
  const keyring = useKeyring();
  const [opened, setOpened] = useState<{ sealed: string; secrets: OpenedSecrets }>();
  useEffect(() => {
    if (typeof keyring !== "object" || !secrets) return;
    let current = true;
    const settle = (found: OpenedSecrets) => current && setOpened({ sealed: secrets, secrets: found });
    // A page from before a change of the key brings what fitted then; it is about to be asked for anew.
    const misfit = keyring.epoch === epoch ? "doubted" : "loading";
    keyring.openGuest(id, secrets).then(
      (found) => settle(found ?? misfit),
      () => settle("missing"),
    );
    return () => {
      current = false;
    };
  }, [keyring, id, epoch, secrets]);
  if (!secrets || keyring === "missing") return "missing";
  return opened?.sealed === secrets ? opened.secrets : "loading";
}
