"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import { maxReminders } from "@/domain/why-not-remind";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Asks for an answer, a few times at most, beside what says who is asked: `describedBy` is the id of that. */
export function RemindButton({ network, match, asked, reminders, describedBy, children }: RemindButtonProps) {
  const t = useTranslations("coordinate.waiting");
  const { act, pending, problem } = useLoggedAct(network);

  async function remind() {
    const [member, other] = asked;
    const concerned = { member, second: other?.id };
    if ((await act("remind", concerned, { match, reminders })) === null) showToast({ text: t("done") });
  }

  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">{children}</div>
        {reminders < maxReminders && (
          <Button onClick={remind} pending={pending} aria-describedby={describedBy}>
            <BellRing aria-hidden />
            {t("remind")}
          </Button>
        )}
      </div>
      {reminders > 0 && (
        <p className="mt-1 text-quiet">
          {reminders < maxReminders ? t("reminded", { count: reminders }) : t("enough", { count: reminders })}
        </p>
      )}
      {problem && (
        <div role="alert">
          <FieldError id={`${match}-problem`}>{problem}</FieldError>
        </div>
      )}
    </>
  );
}

type RemindButtonProps = {
  network: string;
  match: string;
  /** Whom it reminds. */
  asked: readonly SealedMember[];
  reminders: number;
  describedBy: string;
  children: ReactNode;
};
