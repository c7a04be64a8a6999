"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Fieldset } from "@/components/fieldset";
import { Question } from "@/components/question";
import { TimeRange } from "@/components/time-range";
import type { WeeklyHours } from "@/features/weekly/repeat";
import { WeekdaysField } from "@/features/weekly/repeat-fields";

/** Days of the week and two times. */
export function WeeklyField({
  label,
  value: { days, from, until },
  error,
  onHours,
  children,
}: WeeklyFieldProps) {
  const t = useTranslations("post.when");
  return (
    <Fieldset label={<Question>{label ?? t("question")}</Question>} error={error}>
      <WeekdaysField values={days} onPick={(picked) => onHours({ days: picked })} />
      <div className="mt-3">
        <TimeRange
          label={<span className="sr-only">{t("time")}</span>}
          from={from}
          until={until}
          onSpan={onHours}
        />
        {until <= from && <p className="mt-1.5 text-quiet">{t("overnightEach")}</p>}
      </div>
      {children}
    </Fieldset>
  );
}

type WeeklyFieldProps = {
  label?: string;
  value: WeeklyHours;
  error?: string;
  onHours: (part: Partial<WeeklyHours>) => void;
  children?: ReactNode;
};
