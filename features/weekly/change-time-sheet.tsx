"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { Stepper } from "@/components/stepper";
import { TimeRange } from "@/components/time-range";
import { showToast } from "@/components/toast-store";
import { type Category, maxQuantity, quantityUnit } from "@/domain/categories";
import { occurrences, weekdays } from "@/domain/weekly";
import { dayOf, timeOf } from "@/domain/zoned-time";
import { isThrough } from "@/features/outbox/is-through";
import type { By } from "./by";
import type { ComingTime } from "./list-repeating";
import { useWeeklyAct } from "./use-weekly-act";

/** Other hours and another quantity for one time of an offer, on the same day. */
export function ChangeTimeSheet({ time, category, by, onClose }: ChangeTimeSheetProps) {
  const t = useTranslations("weekly.change");
  const units = useTranslations("categories.unit");
  const { act, pending, problem } = useWeeklyAct(by.network);
  const day = dayOf(time.window.from, by.zone);
  const [span, setSpan] = useState({
    from: timeOf(time.window.from, by.zone),
    until: timeOf(time.window.until, by.zone),
  });
  const [quantity, setQuantity] = useState(time.quantity);

  async function change() {
    const rule = { ...span, days: weekdays, firstOn: day, lastOn: day };
    const window = occurrences(rule, by.zone, day, day)[0]?.window ?? time.window;
    const hours = { from: window.from.toISOString(), until: window.until.toISOString() };
    const answer = await act({
      verb: "change-window",
      body: { window: time.id, ...hours, quantity },
      about: [time.id],
      shows: { category, ...hours },
    });
    if (!isThrough(answer)) return;
    if (answer.ok) showToast({ text: t("done") });
    onClose();
  }

  return (
    <Sheet open onClose={onClose} title={t("title")}>
      <div className="grid gap-4">
        <p>{t("text")}</p>
        <TimeRange label={t("time")} from={span.from} until={span.until} onSpan={setSpan} />
        <Stepper
          label={t("quantity")}
          max={maxQuantity(category)}
          unit={units(quantityUnit(category), { count: quantity })}
          value={quantity}
          onCount={setQuantity}
        />
        {problem && <Notice kind="error">{problem}</Notice>}
        <Button look="primary" wide pending={pending} onClick={change}>
          {t("save")}
        </Button>
      </div>
    </Sheet>
  );
}

type ChangeTimeSheetProps = { time: ComingTime; category: Category; by: By; onClose: () => void };
