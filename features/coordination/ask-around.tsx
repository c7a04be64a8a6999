"use client";

import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { ReadOnlyField } from "@/components/read-only-field";
import { showToast } from "@/components/toast-store";

/**
 * Hands a sentence and the link to a need to whatever the phone shares with, or copies them. The sentence holds no name
 * and no place: what it goes through keeps it.
 */
export function AskAround({ text, path, describedBy }: AskAroundProps) {
  const t = useTranslations("plan.unmet");
  const [byHand, setByHand] = useState<string | null>(null);

  async function share() {
    const url = new URL(path, location.origin).href;
    if (typeof navigator.share === "function") return navigator.share({ text, url }).catch(() => {});
    try {
      await navigator.clipboard.writeText(`${text} ${url}`);
      showToast({ text: t("copied") });
    } catch {
      // Clipboards are refused without HTTPS and by some built-in browsers; then it can be copied by hand.
      setByHand(`${text} ${url}`);
    }
  }

  return (
    <>
      <Button onClick={share} aria-describedby={describedBy}>
        <Megaphone aria-hidden />
        {t("around")}
      </Button>
      {byHand && <ReadOnlyField label={t("aroundHint")} value={byHand} />}
    </>
  );
}

type AskAroundProps = { text: string; path: string; describedBy: string };
