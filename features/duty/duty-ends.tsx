"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import type { DutyState } from "./queries";

/** Shortly before the duty lapses: keep it, pass it on, or let it end, which is what happens to whoever does nothing. */
export function DutyEnds({ network, own, others }: DutyEndsProps) {
  const t = useTranslations("duty.ends");
  const findKeyring = useKeyringSoon();
  const { act, pending, problem } = useSend(network);
  const [letGo, setLetGo] = useState<string | null>(null);

  // An end that was decided on already stays so; the next one, a week on, is another.
  useEffect(() => {
    let current = true;
    findKeyring()
      .then((keyring) => (typeof keyring === "object" ? keyring.recall(noteKey) : null))
      .then((day) => current && day === own.until && setLetGo(day));
    return () => {
      current = false;
    };
  }, [findKeyring, own.until]);

  async function keep() {
    if (await act("renew-duty", {})) showToast({ text: t("kept") });
  }

  async function letItEnd() {
    setLetGo(own.until);
    const keyring = await findKeyring();
    if (typeof keyring === "object") keyring.remember(noteKey, own.until).catch(() => {});
  }

  if (letGo === own.until) return null;
  return (
    <div className="mb-4">
      <Notice kind="warn" title={t("title", { days: own.daysLeft })}>
        <p>{t("text", { others })}</p>
        {problem && (
          <p role="alert" className="mt-2 font-bold text-signal">
            {problem}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-3">
          <Button pending={pending} onClick={keep}>
            {t("keep")}
          </Button>
          <LinkButton href={`/n/${network}/people`}>{t("pass")}</LinkButton>
          <Button look="quiet" onClick={letItEnd}>
            {t("let")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

const noteKey = "duty-ends";

type DutyEndsProps = { network: string; own: NonNullable<DutyState["own"]>; others: number };
