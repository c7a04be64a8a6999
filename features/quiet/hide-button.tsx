"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { drawCurtain } from "./curtain-store";

/** Covers the page until one tap. */
export function HideButton() {
  const t = useTranslations("quiet");
  return (
    <button
      type="button"
      onClick={drawCurtain}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-sign px-1 text-sm font-semibold hover:bg-wash md:px-2"
    >
      <EyeOff aria-hidden className="size-5" />
      {t("hide")}
    </button>
  );
}
