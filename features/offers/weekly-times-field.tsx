"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import type { Category } from "@/domain/categories";
import { maxWeeklies } from "@/domain/weekly";
import { QuantityField } from "@/features/needs/quantity-field";
import { WeeklyField } from "@/features/needs/weekly-field";
import type { WeeklyTimes } from "./offer-values";

/** When the offer stands each week and how much of it then; other hours on other days. */
export function WeeklyTimesField({ category, times, error, onTimes }: WeeklyTimesFieldProps) {
  const t = useTranslations("weekly.form");
  const said = useTranslations("post.when");
  const adding = useRef<HTMLDivElement>(null);
  const change = (key: number, part: Partial<WeeklyTimes>) =>
    onTimes(times.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const add = () => {
    const [last] = times.slice(-1);
    if (!last) return;
    const key = Math.max(...times.map((each) => each.key)) + 1;
    onTimes([...times, { key, days: [], from: last.from, until: last.until, quantity: last.quantity }]);
    announce(said("added"));
  };
  const remove = (key: number) => {
    onTimes(times.filter((each) => each.key !== key));
    announce(said("removed"));
    // The pressed button goes; the focus must not go with it.
    adding.current?.querySelector("button")?.focus();
  };
  return (
    <div className="grid gap-6">
      {times.map((each, index) => (
        <div key={each.key} className={index > 0 ? "border-t-2 border-rule pt-5" : undefined}>
          <WeeklyField
            label={index > 0 ? t("further") : undefined}
            value={each}
            error={index === 0 ? error : undefined}
            onHours={(part) => change(each.key, part)}
          >
            <div className="mt-5">
              <QuantityField
                category={category}
                value={each.quantity}
                onCount={(quantity) => change(each.key, { quantity })}
              />
            </div>
            {times.length > 1 && (
              <div className="mt-1 -ml-4">
                <Button look="quiet" onClick={() => remove(each.key)}>
                  <X aria-hidden />
                  {t("remove")}
                </Button>
              </div>
            )}
          </WeeklyField>
        </div>
      ))}
      {times.length < maxWeeklies && (
        <div ref={adding}>
          <Button onClick={add}>
            <Plus aria-hidden />
            {t("another")}
          </Button>
        </div>
      )}
    </div>
  );
}

type WeeklyTimesFieldProps = {
  category: Category;
  times: readonly WeeklyTimes[];
  error?: string;
  onTimes: (times: WeeklyTimes[]) => void;
};
