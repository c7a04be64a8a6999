"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { useWordsDue } from "@/features/keyring/words-due";
import { useStorageLife } from "./use-storage-life";

/** After the first post, until the words are saved: asks to save them. Nothing otherwise. */
export function WordsReminder({ network }: { network: string }) {
  const t = useTranslations("keyring");
  const life = useStorageLife();
  if (!useWordsDue(network)) return null;
  return (
    <div className="mb-4">
      <Notice kind="warn" title={t("reminder.title")}>
        <p>{t("reminder.text")}</p>
        {life !== "long" && (
          <p className="mt-1">{t(life === "ios" ? "storage.homeScreen" : "storage.week")}</p>
        )}
        <div className="mt-3">
          <LinkButton href={`/n/${network}/settings/words`}>{t("reminder.show")}</LinkButton>
        </div>
      </Notice>
    </div>
  );
}
