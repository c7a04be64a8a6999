"use client";

import { useLocale, useTranslations } from "next-intl";
import { RadioChips } from "@/components/chips";
import { quantityUnit } from "@/domain/categories";
import { formatSpan } from "@/lib/format";
import type { AskDraft } from "./ask-draft";
import type { AskOption } from "./ask-options";
import { listingOf } from "./ask-target";

/** Which need of one's own a claim is for, or out of which offer an answer is; nothing when there is no choice. */
export function OwnListingField({ draft, zone, now, onPick }: OwnListingFieldProps) {
  const t = useTranslations("matches");
  const categories = useTranslations("categories");
  const locale = useLocale();
  const { target, options, option } = draft;
  if (options.length < 2) return null;
  const unit = quantityUnit(listingOf(target).category);
  const labelOf = ({ own, most }: AskOption) =>
    own
      ? t("ownListing", {
          when: formatSpan(own.window.from, own.window.until, zone, locale, now),
          amount: categories(`count.${unit}`, { count: most }),
        })
      : t(`${target.kind}.none`);
  return (
    <RadioChips
      label={t(`${target.kind}.own`)}
      options={options.map((each, index) => ({ value: String(index), label: labelOf(each) }))}
      value={String(options.indexOf(option))}
      onPick={(index) => onPick(options[Number(index)] ?? option)}
    />
  );
}

type OwnListingFieldProps = {
  draft: AskDraft;
  zone: string;
  now: Date;
  onPick: (option: AskOption) => void;
};
