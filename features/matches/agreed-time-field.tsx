"use client";

import { useLocale, useTranslations } from "next-intl";
import { boxLook } from "@/components/field";
import { Fieldset } from "@/components/fieldset";
import type { Window } from "@/domain/window";
import { formatDay, formatTime } from "@/lib/format";
import { wallClock } from "@/lib/wall-clock";
import { endsInside, movedInside, startsInside } from "./agreed-time";

/** Which part of the bounds the two agree on, in quarters of an hour. Moving the start keeps the length. */
export function AgreedTimeField({ bounds, time, zone, now, onTime }: AgreedTimeFieldProps) {
  const t = useTranslations("matches");
  const common = useTranslations("common");
  const instant = { zone, now };
  return (
    <Fieldset label={t("time")}>
      <div className="grid grid-cols-2 gap-3">
        <InstantSelect
          {...instant}
          label={common("from")}
          options={startsInside(bounds)}
          value={time.from}
          onInstant={(from) => onTime(movedInside(bounds, time, from))}
        />
        <InstantSelect
          {...instant}
          label={common("until")}
          options={endsInside(bounds, time.from)}
          value={time.until}
          onInstant={(until) => onTime({ from: time.from, until })}
        />
      </div>
    </Fieldset>
  );
}

/** Options are under their day where there is more than one. Values are instants: a clock may show a time twice. */
function InstantSelect({ label, options, value, zone, now, onInstant }: InstantSelectProps) {
  const locale = useLocale();
  const today = wallClock(now, zone).day;
  const days = byDay(options, zone);
  const optionOf = (at: Date) => (
    <option key={at.getTime()} value={at.getTime()}>
      {formatTime(wallClock(at, zone).time, locale)}
    </option>
  );
  return (
    <label className="block min-w-0">
      <span className="text-sm text-quiet">{label}</span>
      <select
        value={value.getTime()}
        onChange={(event) => onInstant(new Date(Number(event.target.value)))}
        className={boxLook}
      >
        {days.size > 1
          ? [...days].map(([day, instants]) => (
              <optgroup key={day} label={formatDay(day, today, locale)}>
                {instants.map(optionOf)}
              </optgroup>
            ))
          : options.map(optionOf)}
      </select>
    </label>
  );
}

function byDay(instants: readonly Date[], zone: string): Map<string, Date[]> {
  const days = new Map<string, Date[]>();
  for (const at of instants) {
    const { day } = wallClock(at, zone);
    days.set(day, [...(days.get(day) ?? []), at]);
  }
  return days;
}

type AgreedTimeFieldProps = {
  bounds: Window;
  time: Window;
  zone: string;
  now: Date;
  onTime: (time: Window) => void;
};

type InstantSelectProps = {
  label: string;
  options: readonly Date[];
  value: Date;
  zone: string;
  now: Date;
  onInstant: (at: Date) => void;
};
