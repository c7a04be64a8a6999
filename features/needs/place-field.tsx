"use client";

import { useTranslations } from "next-intl";
import { type ChipOption, RadioChips } from "@/components/chips";
import { Question } from "@/components/question";
import type { PlaceCard } from "@/domain/board";
import { AreaField } from "@/features/places/area-field";
import { PlaceLabel } from "@/features/places/place-label";
import { elsewhere, type PlaceChoice } from "./place-choice";

/** The network's places, and somewhere else. */
export function PlaceField({ label, hint, places, value, error, onPick, area }: PlaceFieldProps) {
  const t = useTranslations("post.where");
  const areas = useTranslations("areas");
  const options: ChipOption<PlaceChoice>[] = places.map((place) => ({
    value: place.id,
    label: <PlaceLabel place={place} />,
  }));
  return (
    <>
      <RadioChips
        label={<Question>{label}</Question>}
        hint={hint}
        options={[...options, { value: elsewhere, label: t("elsewhere") }]}
        value={value}
        error={error}
        onPick={onPick}
      />
      {/* Below the chips, so that they stay under the thumb that picked one. */}
      {value === elsewhere && <p className="mt-1.5 text-sm text-quiet">{t("elsewhereHint")}</p>}
      {value === elsewhere && area && (
        <div className="mt-3 grid gap-1">
          <AreaField label={areas("optional")} places={places} value={area.cell} onPick={area.onPick} />
          <p className="text-sm text-quiet">{areas("hint")}</p>
        </div>
      )}
    </>
  );
}

type PlaceFieldProps = {
  label: string;
  hint?: string;
  places: readonly PlaceCard[];
  value: PlaceChoice | null;
  error?: string;
  onPick: (value: PlaceChoice) => void;
  /** The area of somewhere else, where it is of use. */
  area?: { cell: string | null; onPick: (cell: string | null) => void };
};
