"use client";

import { useTranslations } from "next-intl";

export function WholeCheckbox({ checked, onCheck }: { checked: boolean; onCheck: (whole: boolean) => void }) {
  const t = useTranslations("post.whole");
  return (
    <label className="flex min-h-12 items-center gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheck(event.target.checked)}
        className="size-6 shrink-0 accent-ink"
      />
      <span>
        <span className="block font-semibold">{t("label")}</span>
        <span className="block text-sm text-quiet">{t("hint")}</span>
      </span>
    </label>
  );
}
