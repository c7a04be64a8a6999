"use client";

import { get, set } from "idb-keyval";
import { useEffect, useState } from "react";
import { makeDeviceSeal } from "@/seal/self-seal";
import { type DeviceNotes, deviceNotes } from "./device-notes";
import { deviceStore } from "./device-store";

/** Notes of this device for pages outside of any network, under a key of their own; null until storage has opened. */
export function useOutsideNotes(): DeviceNotes | null {
  const [notes, setNotes] = useState<DeviceNotes | null>(null);
  useEffect(() => {
    let current = true;
    // Without storage or WebCrypto nothing is kept; the page says so where it matters.
    findOutsideNotes().then(
      (found) => current && setNotes(found),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return notes;
}

async function findOutsideNotes(): Promise<DeviceNotes> {
  const known = await get<CryptoKey>(address, deviceStore());
  const seal = known ?? (await makeDeviceSeal());
  if (!known) await set(address, seal, deviceStore());
  return deviceNotes("outside", seal, address);
}

const address = "seal:outside";
