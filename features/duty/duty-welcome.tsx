"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import type { MemberCard } from "@/domain/board";
import { useSend } from "@/features/access/use-send";
import { MemberNames } from "@/features/keyring/member-names";
import { useDutyIsNew } from "./use-duty-is-new";

/** Once, for somebody who was given the duty: with whom, what it means, and how to give it back. */
export function DutyWelcome({ network, others }: { network: string; others: readonly MemberCard[] }) {
  const t = useTranslations("duty");
  const { act, pending, problem } = useSend(network);
  const { isNew, noteKnown } = useDutyIsNew(network);

  async function giveBack() {
    if (await act("lay-down-duty", {})) showToast({ text: t("own.downDone") });
  }

  if (!isNew) return null;
  return (
    <div className="mb-4">
      <Notice title={t("welcome.title")}>
        <p>
          {others.length === 0
            ? t("welcome.alone")
            : t.rich("welcome.shared", { names: () => <MemberNames of={others} /> })}
        </p>
        <p className="mt-2">{t("welcome.means")}</p>
        {problem && (
          <p role="alert" className="mt-2 font-bold text-signal">
            {problem}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-3">
          <Button onClick={noteKnown}>{t("welcome.understood")}</Button>
          <LinkButton href={`/n/${network}/coordinate`}>{t("welcome.look")}</LinkButton>
          <Button look="quiet" pending={pending} onClick={giveBack}>
            {t("welcome.back")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
