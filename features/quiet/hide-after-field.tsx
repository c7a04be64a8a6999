"use client";

import { useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { chooseHideAfter, hideAfterChoices, useHideAfter } from "./hide-after";

/** When this device hides the page by itself, and how to leave at once. */
export function HideAfterField() {
  const t = useTranslations("quiet");
  return (
    <div className="grid gap-4">
      <RadioChips
        label={t("hideAfter")}
        hint={t("hideAfterHint")}
        options={hideAfterChoices.map((value) => ({
          value,
          label: value === "never" ? t("never") : t("minutes", { count: Number(value) }),
        }))}
        value={useHideAfter()}
        onPick={chooseHideAfter}
      />
      <p className="text-sm text-quiet">{t("exitHow")}</p>
    </div>
  );
}
