"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/notice";
import { useStorageLife } from "./use-storage-life";

/** In browsers that throw away what a site keeps: what to do before the keys are gone. Nothing in all others. */
export function StorageNotice() {
  const t = useTranslations("keyring.storage");
  const life = useStorageLife();
  if (life === "long") return null;
  return (
    <Notice title={t("title")}>
      <p>{t("week")}</p>
      {life === "ios" && <p className="mt-2">{t("homeScreen")}</p>}
    </Notice>
  );
}
