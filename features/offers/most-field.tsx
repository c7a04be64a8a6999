"use client";

import { useTranslations } from "next-intl";
import { Question } from "@/components/question";
import { SelectField } from "@/components/select-field";

/** As often a week at most, for who has more days free than they can give. */
export function MostField({
  value,
  onCount,
}: {
  value: number | null;
  onCount: (most: number | null) => void;
}) {
  const t = useTranslations("weekly.form");
  const counts = [1, 2, 3, 4, 5, 6, 7];
  if (value !== null && !counts.includes(value)) counts.push(value);
  return (
    <div className="max-w-80">
      <SelectField
        label={<Question>{t("most")}</Question>}
        value={String(value ?? "")}
        options={[
          { value: "", label: t("mostAny") },
          ...counts.map((count) => ({ value: String(count), label: t("mostTimes", { count }) })),
        ]}
        onText={(text) => onCount(text === "" ? null : Number(text))}
      />
    </div>
  );
}
