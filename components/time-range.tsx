"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/lib/format";
import { boxLook, type FieldTexts } from "./field";
import { Fieldset } from "./fieldset";
import { endsAfter, movedTo, quarters, type TimeSpan } from "./quarters";

/**
 * From and until, each "HH:MM" in steps of a quarter hour. The end is always after the start: an end whose clock is
 * not later than the start's is on the next day, and says so. Moving the start keeps the length.
 */
export function TimeRange({ from, until, onSpan, ...texts }: TimeRangeProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const moveStart = (start: string) => onSpan(movedTo(start, { from, until }));
  return (
    <Fieldset {...texts}>
      <div className="grid grid-cols-2 gap-3">
        <label className="block min-w-0">
          <span className="text-sm text-quiet">{t("from")}</span>
          <select value={from} onChange={(event) => moveStart(event.target.value)} className={boxLook}>
            {quarters.map((time) => (
              <option key={time} value={time}>
                {formatTime(time, locale)}
              </option>
            ))}
          </select>
        </label>
        <label className="block min-w-0">
          <span className="text-sm text-quiet">{t("until")}</span>
          <select
            value={until}
            onChange={(event) => onSpan({ from, until: event.target.value })}
            className={boxLook}
          >
            {endsAfter(from).map((time) => (
              <option key={time} value={time}>
                {time > from ? formatTime(time, locale) : t("nextDay", { time: formatTime(time, locale) })}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Fieldset>
  );
}

type TimeRangeProps = FieldTexts & TimeSpan & { onSpan: (span: TimeSpan) => void };
