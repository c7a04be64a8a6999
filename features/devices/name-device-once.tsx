"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { findKeycard } from "@/features/keyring/keycard";
import { describeDevice } from "./describe-device";

/** Shows nothing: lets this device name itself in the member's list of devices, when the page has settled. */
export function NameDeviceOnce({ network }: { network: string }) {
  const t = useTranslations("shell");
  const { browser, system } =
    typeof navigator === "undefined" ? nothing : describeDevice(navigator.userAgent);
  const name = browser && system ? t("deviceName", { browser, system }) : (system ?? browser ?? t("device"));
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

const nothing = { browser: null, system: null };

/** In milliseconds: nobody waits for it, and the board comes first. */
const settled = 1_500;
