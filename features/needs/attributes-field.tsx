"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckboxChips } from "@/components/chips";
import { Question } from "@/components/question";
import { type Attribute, attributesOf, languageOf, maxAttributes } from "@/domain/attributes";
import type { Category } from "@/domain/categories";

/** What a listing of the category must have or has; the long row of languages is folded away. */
export function AttributesField({ label, hint, category, values, error, onPick }: AttributesFieldProps) {
  const t = useTranslations("post.details");
  const words = useTranslations("attributes");
  const known = attributesOf(category);
  const isFull = values.length >= maxAttributes;
  const optionOf = (attribute: Attribute) => {
    const language = languageOf(attribute);
    return {
      value: attribute,
      label: language ? words(`language.${language}`) : words(attribute),
      disabled: isFull && !values.includes(attribute),
    };
  };
  const own = known.filter((attribute) => !isSpoken(attribute));
  const spoken = known.filter(isSpoken);
  const count = values.filter(isSpoken).length;
  return (
    <div>
      <CheckboxChips
        label={<Question>{label}</Question>}
        hint={hint}
        error={error}
        options={own.map(optionOf)}
        values={values.filter((attribute) => !isSpoken(attribute))}
        onPick={(picked) => onPick([...picked, ...values.filter(isSpoken)])}
      />
      {spoken.length > 0 && (
        <details className="group mt-2">
          <summary className="inline-flex min-h-11 list-none items-center gap-1.5 rounded-sign pr-2 font-semibold [&::-webkit-details-marker]:hidden">
            <ChevronDown aria-hidden className="size-5 group-open:rotate-180" />
            {count > 0 ? t("languagesPicked", { count }) : t("languages")}
          </summary>
          <CheckboxChips
            label={<span className="sr-only">{t("languages")}</span>}
            options={spoken.map(optionOf)}
            values={values.filter(isSpoken)}
            onPick={(picked) => onPick([...values.filter((attribute) => !isSpoken(attribute)), ...picked])}
          />
        </details>
      )}
    </div>
  );
}

function isSpoken(attribute: Attribute): boolean {
  return attribute === "sign-language" || languageOf(attribute) !== null;
}

type AttributesFieldProps = {
  label: string;
  hint?: string;
  category: Category;
  values: readonly Attribute[];
  error?: string;
  onPick: (values: Attribute[]) => void;
};
