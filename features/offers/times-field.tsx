"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import { Fieldset } from "@/components/fieldset";
import { Question } from "@/components/question";
import { TimeRange } from "@/components/time-range";
import type { Category } from "@/domain/categories";
import { DaysChips } from "@/features/needs/day-chips";
import { type DaysAhead, daysAhead } from "@/features/needs/days-ahead";
import { QuantityField } from "@/features/needs/quantity-field";
import { freshTimes, furtherTimes, type OfferTimes } from "./offer-times";

/** When the offer stands and how much of it then; as many times as one likes. */
export function TimesField({ category, now, zone, times, takenDays, error, onTimes }: TimesFieldProps) {
  const t = useTranslations("post.when");
  const optional = takenDays.length > 0;
  const days = useMemo(() => daysAhead(new Date(now), zone), [now, zone]);
  const change = (key: number, part: Partial<OfferTimes>) =>
    onTimes(times.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const adding = useRef<HTMLDivElement>(null);
  const add = () => {
    const fresh = freshTimes(category, null, new Date(now), zone);
    onTimes([...times, furtherTimes(times, fresh, [...days.near, ...days.later], takenDays)]);
    announce(t("added"));
  };
  const remove = (key: number) => {
    onTimes(times.filter((each) => each.key !== key));
    announce(t("removed"));
    // The pressed button goes; the focus must not go with it.
    adding.current?.querySelector("button")?.focus();
  };
  return (
    <div className="grid gap-6">
      {times.map((each, index) => (
        <div key={each.key} className={index > 0 || optional ? "border-t-2 border-rule pt-5" : undefined}>
          <Fieldset
            label={<Question>{index === 0 && !optional ? t("question") : t("further")}</Question>}
            error={index === 0 ? error : undefined}
          >
            <Times category={category} days={days} times={each} onChange={(part) => change(each.key, part)} />
            {(times.length > 1 || optional) && (
              <div className="mt-1 -ml-4">
                <Button look="quiet" onClick={() => remove(each.key)}>
                  <X aria-hidden />
                  {t("remove")}
                </Button>
              </div>
            )}
          </Fieldset>
        </div>
      ))}
      <div ref={adding}>
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
    <div className="grid gap-5">
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
  /** Days of windows that stand anyway, because somebody took a part of them. */
  takenDays: readonly string[];
  error?: string;
  onTimes: (times: OfferTimes[]) => void;
};

type TimesProps = {
  category: Category;
  days: DaysAhead;
  times: OfferTimes;
  onChange: (part: Partial<OfferTimes>) => void;
};
