"use client";

import { ArrowRightLeft, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import type { Keyring } from "@/features/keyring/keyring";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";

/**
 * Shares the duty with somebody, or passes it on to them, after one question. `name` is theirs, opened. `sealKeys` gives
 * what goes along for people without the app, and `children` say so.
 */
export function GiveDutyButton({ network, member, name, how, sealKeys, children }: GiveDutyButtonProps) {
  const t = useTranslations("duty");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const { act, pending, problem } = useLoggedAct(network);
  const Icon = how === "share" ? UserRoundPlus : ArrowRightLeft;

  async function give() {
    const build = async (keyring: Keyring) => ({ member: member.id, keys: await sealKeys(keyring) });
    if ((await act(`${how}-duty`, { member }, build)) !== null) return;
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
        {isAsking && children}
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
  sealKeys: (keyring: Keyring) => Promise<readonly object[]>;
  children?: ReactNode;
};
