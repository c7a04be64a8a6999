"use client";

import { useTranslations } from "next-intl";
import { Question } from "@/components/question";
import { Stepper } from "@/components/stepper";
import { type Category, maxQuantity, quantityUnit } from "@/domain/categories";

/** How many of what the category counts; at least `min`, which is what is taken already. */
export function QuantityField({ category, value, min = 1, error, onCount }: QuantityFieldProps) {
  const t = useTranslations();
  return (
    <Stepper
      label={<Question>{t("post.howMany")}</Question>}
      min={Math.max(1, min)}
      max={maxQuantity(category)}
      unit={t(`categories.unit.${quantityUnit(category)}`, { count: value })}
      value={value}
      error={error}
      onCount={onCount}
    />
  );
}

type QuantityFieldProps = {
  category: Category;
  value: number;
  min?: number;
  error?: string;
  onCount: (count: number) => void;
};
