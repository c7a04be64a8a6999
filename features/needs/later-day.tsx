"use client";

import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/select-field";
import { formatDay } from "@/lib/format";
import type { DaysAhead } from "./days-ahead";

/** A day beyond the chips. */
export function LaterDay({ days: { later, today }, value, onPick }: LaterDayProps) {
  const t = useTranslations("post.when");
  const locale = useLocale();
  return (
    <div className="mt-3 max-w-60">
      <SelectField
        label={t("laterDay")}
        value={value}
        options={later.map((day) => ({ value: day, label: formatDay(day, today, locale) }))}
        onText={onPick}
      />
    </div>
  );
}

type LaterDayProps = { days: DaysAhead; value: string; onPick: (day: string) => void };
