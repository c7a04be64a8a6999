"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { hasToPlace } from "@/domain/categories";
import { NextTimes } from "@/features/weekly/next-times";
import type { Repeat } from "@/features/weekly/repeat";
import { EndsField, EveryField, FromField } from "@/features/weekly/repeat-fields";
import { daysAhead } from "./days-ahead";
import { FormSpot } from "./form-spot";
import { type NeedValues, needDays, needRule } from "./need-values";
import { PlaceField } from "./place-field";
import type { NeedFormProps } from "./use-need-form";
import { WeeklyField } from "./weekly-field";
import { WhenField } from "./when-field";

/** When and where, and for a ride where to. */
export function NeedTimeAndPlace(props: Props) {
  const { zone, now, kind, places, need, series, values, errors, onChange } = props;
  const t = useTranslations("post.where");
  const days = useMemo(() => daysAhead(new Date(now), zone, need?.day), [now, zone, need]);
  const { repeat } = values;
  const when = {
    ...{ repeat, now, zone },
    onChange: (part: Partial<Repeat>) => onChange({ repeat: { ...repeat, ...part } }),
  };
  const isRide = hasToPlace(kind);
  return (
    <>
      {!need && !series && (
        <EveryField
          value={values.repeat.every}
          onPick={(every) => onChange({ repeat: { ...values.repeat, every } })}
        />
      )}
      <FormSpot name="when">
        {values.repeat.every === "weekly" ? (
          <WeeklyField value={{ ...values, days: needDays(values) }} error={errors.when} onHours={onChange} />
        ) : (
          <WhenField days={days} value={values} error={errors.when} onSpan={onChange} />
        )}
      </FormSpot>
      {values.repeat.every === "weekly" && (
        <>
          <FormSpot name="ends">
            <EndsField {...when} error={errors.ends} />
          </FormSpot>
          {series && <FromField {...when} seen={[series.weekly]} />}
          <NextTimes rules={[needRule(values, { now: new Date(now), zone }, series)]} now={now} zone={zone} />
        </>
      )}
      <FormSpot name="place">
        <PlaceField
          label={t("question")}
          hint={isRide ? t("start") : undefined}
          places={places}
          value={values.place}
          error={errors.place}
          onPick={(place) => onChange({ place })}
          area={{ cell: values.cell, onPick: (cell) => onChange({ cell }) }}
        />
      </FormSpot>
      {isRide && (
        <FormSpot name="toPlace">
          <PlaceField
            label={t("to")}
            places={places}
            value={values.toPlace}
            error={errors.toPlace}
            onPick={(toPlace) => onChange({ toPlace })}
          />
        </FormSpot>
      )}
    </>
  );
}

type Props = NeedFormProps & {
  values: NeedValues;
  errors: Readonly<Record<string, string | undefined>>;
  onChange: (part: Partial<NeedValues>) => void;
};
