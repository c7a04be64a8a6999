"use client";

import { useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { Question } from "@/components/question";
import type { PlaceCard } from "@/domain/board";
import { type Reach, reaches } from "@/domain/reach";
import { elsewhere, type PlaceChoice } from "@/features/needs/place-choice";

/** How far the offer goes. From somewhere of which nobody knows the area there is no choice, only what it means. */
export function ReachField({ places, place, cell, value, onPick }: ReachFieldProps) {
  const t = useTranslations();
  const isElsewhere = place === elsewhere;
  if (isElsewhere && !cell) return <p className="text-quiet">{t("post.reach.elsewhere")}</p>;
  const area = isElsewhere ? cell : places.find(({ id }) => id === place)?.cell;
  const wordOf = (reach: Reach) =>
    t(isElsewhere && reach === "place" ? "post.reach.area" : `categories.reach.${reach}`);
  return (
    <RadioChips
      label={<Question>{t("post.reach.question")}</Question>}
      options={reaches
        // What is next to a place nobody knows; but what was chosen stays to be seen.
        .filter((reach) => reach !== "near" || area || value === "near")
        .map((reach) => ({ value: reach, label: wordOf(reach) }))}
      value={value}
      onPick={onPick}
    />
  );
}

type ReachFieldProps = {
  places: readonly PlaceCard[];
  place: PlaceChoice | null;
  cell: string | null;
  value: Reach;
  onPick: (reach: Reach) => void;
};
