"use client";

import { useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { Question } from "@/components/question";
import { type Urgency, urgencies, urgencyNames } from "@/domain/urgency";

export function UrgencyField({ value, onPick }: { value: Urgency; onPick: (urgency: Urgency) => void }) {
  const t = useTranslations();
  return (
    <RadioChips
      label={<Question>{t("post.urgency")}</Question>}
      options={urgencies.map((urgency) => ({
        value: String(urgency),
        label: t(`categories.urgency.${urgencyNames[urgency]}`),
      }))}
      value={String(value)}
      onPick={(picked) => onPick(urgencies[Number(picked)] ?? value)}
    />
  );
}
