"use client";

import { useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { type Reach, reaches } from "@/domain/reach";
import { elsewhere, type PlaceChoice } from "@/features/needs/place-choice";
import { Question } from "@/features/needs/question";

/** How far the offer goes. From somewhere that is not in the list there is no choice, only what it means. */
export function ReachField({ place, value, onPick }: ReachFieldProps) {
  const t = useTranslations();
  if (place === elsewhere) return <p className="text-quiet">{t("post.reach.elsewhere")}</p>;
  return (
    <RadioChips
      label={<Question>{t("post.reach.question")}</Question>}
      options={reaches.map((reach) => ({ value: reach, label: t(`categories.reach.${reach}`) }))}
      value={value}
      onPick={onPick}
    />
  );
}

type ReachFieldProps = { place: PlaceChoice | null; value: Reach; onPick: (reach: Reach) => void };
