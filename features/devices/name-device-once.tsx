"use client";

import { useEffect } from "react";
import { findKeycard } from "@/features/keyring/keycard";
import { useDeviceName } from "./use-device-name";

/** Shows nothing: lets this device name itself in the member's list of devices, when the page has settled. */
export function NameDeviceOnce({ network }: { network: string }) {
  const name = useDeviceName();
  useEffect(() => {
    const timer = setTimeout(() => nameIt(network, name).catch(() => {}), settled);
    return () => clearTimeout(timer);
  }, [network, name]);
  return null;
}

async function nameIt(network: string, name: string) {
  const keycard = await findKeycard(network);
  if (!keycard) return;
  const { nameThisDevice } = await import("./name-this-device");
  await nameThisDevice(keycard, name);
}

/** In milliseconds: nobody waits for it, and the board comes first. */
const settled = 1_500;
