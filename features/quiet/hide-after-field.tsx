"use client";

import { useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { chooseHideAfter, hideAfterChoices, useHideAfter } from "./hide-after";

/** When this device hides the page by itself. */
export function HideAfterField() {
  const t = useTranslations("quiet");
  return (
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
  );
}
