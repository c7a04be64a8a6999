"use client";

import { useEffect, useState } from "react";
import { findKeycard } from "@/features/keyring/keycard";
import { openLabel } from "./device-label";
import type { Device } from "./list-devices";

/** Names by device id, as far as they open here; null until every one has been tried. */
export function useDeviceNames(
  network: string,
  devices: readonly Device[],
): ReadonlyMap<string, string> | null {
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    let current = true;
    openNames(network, devices).then(
      (opened) => current && setNames(opened),
      () => current && setNames(new Map()),
    );
    return () => {
      current = false;
    };
  }, [network, devices]);
  return names;
}

async function openNames(network: string, devices: readonly Device[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const keycard = await findKeycard(network);
  for (const { id, label } of keycard ? devices : []) {
    const name = keycard && label && (await openLabel(keycard, id, label));
    if (name) names.set(id, name);
  }
  return names;
}
