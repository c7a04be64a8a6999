"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { Notice } from "@/components/notice";
import { send } from "@/features/access/send";
import { removeKeycard } from "@/features/keyring/keycard";

/** Deletes oneself from the network and the keys from this device, after one question. */
export function EraseMyself({ network, member, isLast }: EraseMyselfProps) {
  const t = useTranslations("leave.erase");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function erase() {
    setPending(true);
    const answer = await send(network, "erase-member", { member });
    // Signed out and not let in again: an earlier try arrived, although its answer did not.
    if (!answer.ok && answer.reason !== "signed-out") {
      setPending(false);
      setProblem(answer.message);
      return false;
    }
    await removeKeycard(network).catch(() => {});
    // A whole new page: nothing that was opened stays in memory.
    location.replace("/");
    return false;
  }

  const label = (
    <>
      <UserX aria-hidden />
      {t("verb")}
    </>
  );
  return (
    <AskFirst {...{ label, pending, problem }} title={t("title")} sure={t("sure")} act={erase}>
      <p>{t("means")}</p>
      {isLast && <Notice kind="warn">{t("last")}</Notice>}
    </AskFirst>
  );
}

type EraseMyselfProps = { network: string; member: string; isLast: boolean };
