"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import type { OtherKeys } from "./enrol-by-words";

/** Asks before the keys of one member take the place of another's on this device. */
export function ReplaceSheet({
  other,
  onAnswer,
}: {
  other: OtherKeys | null;
  onAnswer: (yes: boolean) => void;
}) {
  const t = useTranslations("signIn.other");
  return (
    <Sheet open={other !== null} onClose={() => onAnswer(false)} title={t("title")}>
      <div className="grid gap-4">
        <p>{t("text")}</p>
        {other?.hasWords && (
          <Notice kind="warn" title={t("unsaved.title")}>
            <p>{t("unsaved.text")}</p>
            <div className="mt-3">
              <LinkButton href={`/n/${other.network}/settings/words`}>{t("showWords")}</LinkButton>
            </div>
          </Notice>
        )}
        <Button wide look={other?.hasWords ? "primary" : "plain"} onClick={() => onAnswer(false)}>
          {t("keep")}
        </Button>
        <Button wide look="danger" onClick={() => onAnswer(true)}>
          {other?.hasWords ? t("replaceForGood") : t("replace")}
        </Button>
      </div>
    </Sheet>
  );
}
