"use client";

import { ArrowRightLeft, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Shares the duty with somebody, or passes it on to them, after one question. `name` is theirs, opened. */
export function GiveDutyButton({ network, member, name, how }: GiveDutyButtonProps) {
  const t = useTranslations("duty");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const { act, pending, problem } = useLoggedAct(network);
  const Icon = how === "share" ? UserRoundPlus : ArrowRightLeft;

  async function give() {
    if ((await act(`${how}-duty`, { member }, { member: member.id })) !== null) return;
    setAsking(false);
    showToast({ text: t(`${how}.done`, { name }) });
  }

  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Icon aria-hidden />
        {t(`${how}.verb`)}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t(`${how}.title`, { name })}>
        <p>{t(`${how}.text`, { name })}</p>
        {problem && (
          <div className="mt-4">
            <Notice kind="error">{problem}</Notice>
          </div>
        )}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="primary" onClick={give} pending={pending}>
            {t(`${how}.yes`)}
          </Button>
          <Button onClick={() => setAsking(false)}>{common("cancel")}</Button>
        </div>
      </Sheet>
    </>
  );
}

type GiveDutyButtonProps = {
  network: string;
  member: SealedMember;
  name: string;
  how: "share" | "pass";
};
