"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { isMovedByClock, occurrences, type Weekly } from "@/domain/weekly";
import { timesAhead } from "@/domain/weekly-plan";
import { addDays, dayOf, timeOf } from "@/domain/zoned-time";
import { formatDay, formatSpan, formatTimes } from "@/lib/format";

/** So many times say enough. */
const shown = 4;

/** When it would come next, and what a change of the clocks does to it within a year. */
export function NextTimes({ rules, now, zone }: NextTimesProps) {
  const t = useTranslations("weekly.form");
  const locale = useLocale();
  const text = JSON.stringify(rules);
  const { next, moved } = useMemo(
    () => preview(JSON.parse(text) as Weekly[], new Date(now), zone),
    [text, now, zone],
  );
  if (next.length === 0) return null;
  const at = new Date(now);
  return (
    <div className="rounded-sign bg-wash px-4 py-3">
      <p className="font-semibold">{t("next")}</p>
      <ul>
        {next.map(({ from, until }) => (
          <li key={from.getTime()}>{formatSpan(from, until, zone, locale, at)}</li>
        ))}
      </ul>
      {moved && (
        <p className="mt-2">
          {t("clock", {
            day: formatDay(moved.day, dayOf(at, zone), locale),
            times: formatTimes(timeOf(moved.window.from, zone), timeOf(moved.window.until, zone), locale),
          })}
        </p>
      )}
    </div>
  );
}

function preview(rules: readonly Weekly[], now: Date, zone: string) {
  const today = dayOf(now, zone);
  const next = rules
    .flatMap((rule) => timesAhead({ ...rule, confirmedOn: today }, zone, now))
    .map(({ window }) => window)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime());
  const moved = rules
    .flatMap((rule) =>
      // A time that only lasts longer or shorter begins and ends as it says.
      occurrences(rule, zone, today, addDays(today, 366)).filter(
        (time) => isMovedByClock(time, rule, zone) && timeOf(time.window.from, zone) !== rule.from,
      ),
    )
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return { next: next.slice(0, shown), moved: moved[0] };
}

type NextTimesProps = { rules: readonly Weekly[]; now: string; zone: string };
