"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import { maxReminders } from "@/domain/why-not-remind";
import { useAct } from "./use-act";

/** Asks for an answer, a few times at most; `describedBy` is the id of what says who is asked. */
export function RemindButton({ network, match, reminders, describedBy }: RemindButtonProps) {
  const t = useTranslations("coordinate.waiting");
  const { act, pending, problem } = useAct(network);

  async function remind() {
    if ((await act("remind", { match, reminders })) === null) showToast({ text: t("done") });
  }

  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {reminders < maxReminders && (
          <Button onClick={remind} pending={pending} aria-describedby={describedBy}>
            <BellRing aria-hidden />
            {t("remind")}
          </Button>
        )}
        {reminders > 0 && (
          <p className="text-quiet">
            {reminders < maxReminders
              ? t("reminded", { count: reminders })
              : t("enough", { count: reminders })}
          </p>
        )}
      </div>
      {problem && (
        <div role="alert">
          <FieldError id={`${match}-problem`}>{problem}</FieldError>
        </div>
      )}
    </>
  );
}

type RemindButtonProps = { network: string; match: string; reminders: number; describedBy: string };
