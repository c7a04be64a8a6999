"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/button";
import { Fieldset } from "@/components/fieldset";
import { TimeRange } from "@/components/time-range";
import type { Category } from "@/domain/categories";
import { DaysChips } from "@/features/needs/day-chips";
import { type DaysAhead, daysAhead } from "@/features/needs/days-ahead";
import { QuantityField } from "@/features/needs/quantity-field";
import { Question } from "@/features/needs/question";
import { freshTimes, furtherTimes, type OfferTimes } from "./offer-times";

/** When the offer stands and how much of it then; as many times as one likes, `optional` when some stand anyway. */
export function TimesField({ category, now, zone, times, optional, error, onTimes }: TimesFieldProps) {
  const t = useTranslations("post.when");
  const days = useMemo(() => daysAhead(new Date(now), zone), [now, zone]);
  const change = (key: number, part: Partial<OfferTimes>) =>
    onTimes(times.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const add = () => {
    const fresh = freshTimes(category, null, new Date(now), zone);
    onTimes([...times, furtherTimes(times, fresh, [...days.near, ...days.later])]);
  };
  return (
    <div className="grid gap-6">
      {times.map((each, index) => (
        <Fieldset
          key={each.key}
          label={<Question>{index === 0 && !optional ? t("question") : t("further")}</Question>}
          error={index === 0 ? error : undefined}
        >
          <Times category={category} days={days} times={each} onChange={(part) => change(each.key, part)} />
          {(times.length > 1 || optional) && (
            <Button look="quiet" onClick={() => onTimes(times.filter((other) => other.key !== each.key))}>
              <X aria-hidden />
              {t("remove")}
            </Button>
          )}
        </Fieldset>
      ))}
      <div>
        <Button onClick={add}>
          <Plus aria-hidden />
          {t("another")}
        </Button>
      </div>
    </div>
  );
}

function Times({ category, days, times: { days: chosen, from, until, quantity }, onChange }: TimesProps) {
  const t = useTranslations("post.when");
  return (
    <div className="grid gap-4">
      <DaysChips days={days} values={chosen} onPick={(picked) => onChange({ days: picked })} />
      <div>
        <TimeRange
          label={<span className="sr-only">{t("time")}</span>}
          from={from}
          until={until}
          onSpan={onChange}
        />
        {until <= from && <p className="mt-1.5 text-quiet">{t("overnightEach")}</p>}
      </div>
      <QuantityField
        category={category}
        value={quantity}
        onCount={(count) => onChange({ quantity: count })}
      />
    </div>
  );
}

type TimesFieldProps = {
  category: Category;
  now: string;
  zone: string;
  times: readonly OfferTimes[];
  optional: boolean;
  error?: string;
  onTimes: (times: OfferTimes[]) => void;
};

type TimesProps = {
  category: Category;
  days: DaysAhead;
  times: OfferTimes;
  onChange: (part: Partial<OfferTimes>) => void;
};
