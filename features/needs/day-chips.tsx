"use client";

import { useLocale, useTranslations } from "next-intl";
import { CheckboxChips, type ChipOption, RadioChips } from "@/components/chips";
import { formatDay } from "@/lib/format";
import type { DaysAhead } from "./days-ahead";
import { LaterDay } from "./later-day";

/** One of the days ahead. */
export function DayChips({ days, value, onPick }: DayChipsProps) {
  const t = useTranslations("post.when");
  const options = useDayOptions(days);
  const isLater = days.later.includes(value);
  return (
    <>
      <RadioChips
        label={<span className="sr-only">{t("day")}</span>}
        options={options}
        value={isLater ? laterChip : value}
        onPick={(chip) => onPick(chip === laterChip ? firstLater(days) : chip)}
      />
      {isLater && <LaterDay days={days} value={value} onPick={onPick} />}
    </>
  );
}

/** Any of the near days, and one later day. */
export function DaysChips({ days, values, onPick }: DaysChipsProps) {
  const t = useTranslations("post.when");
  const options = useDayOptions(days);
  const near = values.filter((day) => !days.later.includes(day));
  const later = values.find((day) => days.later.includes(day));
  const pick = (chips: string[]) =>
    onPick(chips.map((chip) => (chip === laterChip ? (later ?? firstLater(days)) : chip)).sort());
  return (
    <>
      <CheckboxChips
        label={<span className="sr-only">{t("days")}</span>}
        options={options}
        values={later ? [...near, laterChip] : near}
        onPick={pick}
      />
      {later && <LaterDay days={days} value={later} onPick={(day) => onPick([...near, day].sort())} />}
    </>
  );
}

const laterChip = "later";

function firstLater({ later, today }: DaysAhead): string {
  return later[0] ?? today;
}

function useDayOptions({ near, today }: DaysAhead): ChipOption<string>[] {
  const t = useTranslations("post.when");
  const locale = useLocale();
  // Within a week the month goes without saying.
  const options = near.map((day) => ({
    value: day,
    label: formatDay(day, today, locale).split(" ").slice(0, 2).join(" "),
  }));
  return [...options, { value: laterChip, label: t("later") }];
}

type DayChipsProps = { days: DaysAhead; value: string; onPick: (day: string) => void };

type DaysChipsProps = { days: DaysAhead; values: readonly string[]; onPick: (days: string[]) => void };
