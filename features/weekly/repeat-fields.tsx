"use client";

import { useLocale, useTranslations } from "next-intl";
import { CheckboxChips, RadioChips } from "@/components/chips";
import { Question } from "@/components/question";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { occurrences, type Weekday, type Weekly, weekdays } from "@/domain/weekly";
import { lastLaidOut } from "@/domain/weekly-plan";
import { addDays, dayOf } from "@/domain/zoned-time";
import { capital, formatDay, formatWeekdays } from "@/lib/format";
import type { Repeat } from "./repeat";

/** Once, or every week. */
export function EveryField({
  value,
  onPick,
}: {
  value: Repeat["every"];
  onPick: (every: Repeat["every"]) => void;
}) {
  const t = useTranslations("weekly.form");
  const options = (["once", "weekly"] as const).map((every) => ({ value: every, label: t(every) }));
  return (
    <RadioChips
      label={<Question>{t("question")}</Question>}
      options={options}
      value={value}
      onPick={onPick}
    />
  );
}

/** The days of the week. */
export function WeekdaysField({ values, onPick }: WeekdaysFieldProps) {
  const t = useTranslations("weekly.form");
  const locale = useLocale();
  return (
    <CheckboxChips
      label={<span className="sr-only">{t("days")}</span>}
      options={weekdays.map((day) => ({
        value: String(day),
        label: capital(formatWeekdays([day], locale), locale),
      }))}
      values={values.map(String)}
      onPick={(picked) => onPick(weekdays.filter((day) => picked.includes(String(day))))}
    />
  );
}

/** Until its author stops it, or until a day. */
export function EndsField({ repeat, now, zone, error, onChange }: EndsFieldProps) {
  const t = useTranslations("weekly.form");
  const today = dayOf(new Date(now), zone);
  return (
    <div className="grid gap-3">
      <RadioChips
        label={<Question>{t("endQuestion")}</Question>}
        options={(["open", "lastOn"] as const).map((ends) => ({ value: ends, label: t(ends) }))}
        value={repeat.ends}
        error={repeat.ends === "open" ? error : undefined}
        onPick={(ends) => onChange({ ends })}
      />
      {repeat.ends === "lastOn" && (
        <div className="max-w-60">
          <TextField
            type="date"
            label={t("lastDay")}
            min={today}
            max={addDays(today, 366)}
            value={repeat.lastOn}
            error={error}
            onText={(lastOn) => onChange({ lastOn })}
          />
        </div>
      )}
    </div>
  );
}

/** From which of the coming times on a change counts. */
export function FromField({ seen, repeat, now, zone, onChange }: FromFieldProps) {
  const t = useTranslations("weekly.form");
  const locale = useLocale();
  const at = new Date(now);
  const today = dayOf(at, zone);
  const days = seen.flatMap((rule) =>
    occurrences(rule, zone, addDays(today, 1), lastLaidOut(at, zone)).map(({ day }) => day),
  );
  const later = [...new Set(days)].toSorted();
  return (
    <SelectField
      label={<Question>{t("from")}</Question>}
      hint={t("fromHint")}
      value={repeat.fromOn ?? ""}
      options={[
        { value: "", label: t("fromNow") },
        ...later.map((day) => ({ value: day, label: t("fromDay", { day: formatDay(day, today, locale) }) })),
      ]}
      onText={(day) => onChange({ fromOn: day || null })}
    />
  );
}

type WeekdaysFieldProps = { values: readonly Weekday[]; onPick: (days: Weekday[]) => void };

type EndsFieldProps = {
  repeat: Repeat;
  now: string;
  zone: string;
  error?: string;
  onChange: (part: Partial<Repeat>) => void;
};

type FromFieldProps = {
  /** The rules as they are. */
  seen: readonly Weekly[];
  repeat: Repeat;
  now: string;
  zone: string;
  onChange: (part: Partial<Repeat>) => void;
};
