"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { hasToPlace } from "@/domain/categories";
import { daysAhead } from "./days-ahead";
import { FormSpot } from "./form-spot";
import type { NeedValues } from "./need-values";
import { PlaceField } from "./place-field";
import type { NeedFormProps } from "./use-need-form";
import { WhenField } from "./when-field";

/** When and where, and for a ride where to. */
export function NeedTimeAndPlace({ zone, now, kind, places, need, values, errors, onChange }: Props) {
  const t = useTranslations("post.where");
  const days = useMemo(() => daysAhead(new Date(now), zone, need?.day), [now, zone, need]);
  const isRide = hasToPlace(kind);
  return (
    <>
      <FormSpot name="when">
        <WhenField days={days} value={values} error={errors.when} onSpan={onChange} />
      </FormSpot>
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
