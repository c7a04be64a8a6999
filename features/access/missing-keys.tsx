"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { useKeyring } from "@/features/keyring/keyring-provider";

/** Signed in, but the browser has thrown the keys away: nothing sealed opens until the words bring them back. */
export function MissingKeys() {
  const t = useTranslations("access");
  if (useKeyring() !== "missing") return null;
  return (
    <div className="mb-4">
      <Notice kind="warn" title={t("no-keys.title")}>
        <p>{t("no-keys.text")}</p>
        <div className="mt-3">
          <LinkButton href="/sign-in">{t("words")}</LinkButton>
        </div>
      </Notice>
    </div>
  );
}
