"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { CheckboxChips, RadioChips } from "@/components/chips";
import { Notice } from "@/components/notice";
import { quarters } from "@/components/quarters";
import { SelectField } from "@/components/select-field";
import { Stepper } from "@/components/stepper";
import { showToast } from "@/components/toast-store";
import { noticeKinds } from "@/domain/notice";
import { formatTime } from "@/lib/format";
import type { NoticeChoices } from "./find-notices";
import { useTelling, usualChoices } from "./use-telling";

/** What somebody is told of, how often at most, and when not. */
export function ChoicesForm({ network, choices, zone }: ChoicesFormProps) {
  const t = useTranslations("notices.choose");
  const common = useTranslations("common");
  const locale = useLocale();
  const { save, pending, problem } = useTelling(network, choices);
  const [chosen, setChosen] = useState(choices ?? usualChoices);
  const { kinds, quietFrom, quietUntil, mostADay } = chosen;
  const change = (part: Partial<NoticeChoices>) => setChosen({ ...chosen, ...part });
  const hasQuiet = quietFrom !== quietUntil;
  const { quietFrom: from, quietUntil: until } = hasQuiet ? chosen : usualChoices;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await save(chosen)) showToast({ text: t("saved") });
  }

  const times = (except: number) =>
    quarters
      .filter((time) => minuteOf(time) !== except)
      .map((time) => ({ value: time, label: formatTime(time, locale) }));

  return (
    <form onSubmit={submit} className="grid gap-6">
      <CheckboxChips
        label={t("kinds")}
        options={noticeKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        values={kinds}
        onPick={(picked) => change({ kinds: picked })}
      />
      <div className="grid gap-3">
        <RadioChips
          label={t("quiet")}
          hint={t("quietHint", { zone: zone.replaceAll("_", " ") })}
          options={(["some", "none"] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
          value={hasQuiet ? "some" : "none"}
          onPick={(picked) =>
            change(
              picked === "none" ? { quietFrom: 0, quietUntil: 0 } : { quietFrom: from, quietUntil: until },
            )
          }
        />
        {hasQuiet && (
          <div className="grid max-w-sm grid-cols-2 gap-3">
            <SelectField
              label={common("from")}
              value={timeOf(from)}
              options={times(until)}
              onText={(time) => change({ quietFrom: minuteOf(time) })}
            />
            <SelectField
              label={common("until")}
              value={timeOf(until)}
              options={times(from)}
              onText={(time) => change({ quietUntil: minuteOf(time) })}
            />
          </div>
        )}
      </div>
      <Stepper
        label={t("most")}
        hint={t("mostHint")}
        value={mostADay}
        max={20}
        onCount={(count) => change({ mostADay: count })}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <div>
        <Button type="submit" look="primary" pending={pending}>
          {t("save")}
        </Button>
        <p className="mt-2 text-sm text-quiet">{t("language")}</p>
      </div>
    </form>
  );
}

/** "HH:MM" of a minute of the day, on the quarter hour. */
function timeOf(minute: number): string {
  return quarters[Math.floor(minute / 15)] ?? "00:00";
}

function minuteOf(time: string): number {
  return quarters.indexOf(time) * 15;
}

type ChoicesFormProps = { network: string; choices: NoticeChoices | null; zone: string };
