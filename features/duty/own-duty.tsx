"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { formatLongDay } from "@/lib/format";
import type { DutyState } from "./queries";

/** One's own duty among the people: until when, keep it longer, give it back. */
export function OwnDuty({ network, own, today }: OwnDutyProps) {
  const t = useTranslations("duty");
  const locale = useLocale();
  const keeping = useSend(network);
  const leaving = useSend(network);
  const problem = keeping.problem ?? leaving.problem;

  async function keep() {
    if (await keeping.act("renew-duty", {})) showToast({ text: t("ends.kept") });
  }

  async function giveBack() {
    if (await leaving.act("lay-down-duty", {})) showToast({ text: t("own.downDone") });
  }

  return (
    <div>
      <p>{t("own.until", { day: formatLongDay(own.until, today, locale) })}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button pending={keeping.pending} onClick={keep}>
          {t("ends.keep")}
        </Button>
        <Button pending={leaving.pending} onClick={giveBack}>
          {t("own.down")}
        </Button>
      </div>
      {problem && (
        <div role="alert">
          <FieldError id="own-duty-problem">{problem}</FieldError>
        </div>
      )}
    </div>
  );
}

type OwnDutyProps = { network: string; own: NonNullable<DutyState["own"]>; today: string };
