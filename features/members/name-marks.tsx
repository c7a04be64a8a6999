"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NameDoubt } from "./doubt-names";

/** Below a name that says too little: why. */
export function NameMarks({ doubt }: { doubt: NameDoubt }) {
  const t = useTranslations("names");
  return (
    <>
      {doubt.isShared && <NameMark>{t("shared")}</NameMark>}
      {doubt.before.length > 0 && <NameMark>{t("before", { names: inQuotes(doubt.before) })}</NameMark>}
    </>
  );
}

/** One line below a name. */
export function NameMark({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-1.5 text-sm font-semibold text-signal">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </span>
  );
}

export function inQuotes(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
