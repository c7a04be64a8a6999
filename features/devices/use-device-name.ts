"use client";

import { useTranslations } from "next-intl";
import { describeDevice } from "./describe-device";

/** What this device would call itself: "Chrome on Android". */
export function useDeviceName(): string {
  const t = useTranslations("keyring");
  const { browser, system } =
    typeof navigator === "undefined" ? nothing : describeDevice(navigator.userAgent);
  return browser && system ? t("deviceName", { browser, system }) : (system ?? browser ?? t("device"));
}

const nothing = { browser: null, system: null };
