"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fieldset } from "@/components/fieldset";
import { Question } from "@/components/question";
import { TimeRange } from "@/components/time-range";
import { addDays } from "@/domain/zoned-time";
import { formatDay } from "@/lib/format";
import { DayChips } from "./day-chips";
import type { DaySpan } from "./day-span";
import type { DaysAhead } from "./days-ahead";

/** One day and its two times. */
export function WhenField({ days, value, error, onSpan }: WhenFieldProps) {
  const t = useTranslations("post.when");
  const locale = useLocale();
  const { day, from, until } = value;
  const nextDay = formatDay(addDays(day, 1), days.today, locale);
  return (
    <Fieldset label={<Question>{t("question")}</Question>} error={error}>
      <DayChips days={days} value={day} onPick={(picked) => onSpan({ day: picked })} />
      <div className="mt-3">
        <TimeRange
          label={<span className="sr-only">{t("time")}</span>}
          from={from}
          until={until}
          onSpan={onSpan}
        />
        {until <= from && <p className="mt-1.5 text-quiet">{t("overnight", { day: nextDay })}</p>}
      </div>
    </Fieldset>
  );
}

type WhenFieldProps = {
  days: DaysAhead;
  value: DaySpan;
  error?: string;
  onSpan: (part: Partial<DaySpan>) => void;
};
