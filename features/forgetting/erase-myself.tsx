"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { Notice } from "@/components/notice";
import { send } from "@/features/access/send";
import { holdSignIns, signInSilently } from "@/features/access/sign-in";
import { isOnlyNetwork } from "@/features/keyring/is-only-network";
import { closeOtherTabs } from "@/features/live/follow-network";
import { leaveDevice } from "./leave-device";

/** Deletes oneself from the network and the keys from this device, after one question. */
export function EraseMyself({ network, member, isLast }: EraseMyselfProps) {
  const t = useTranslations("leave.erase");
  const common = useTranslations("common");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function erase() {
    setPending(true);
    // The browser itself can clear more thoroughly than a script, but all of the site at once.
    const forget = await isOnlyNetwork(network);
    const goOn = closeOtherTabs(network);
    const answer = await send(network, "erase-member", { member, forget });
    if (!answer.ok && !(await isGone(answer))) {
      goOn();
      setPending(false);
      setProblem(answer.message);
      return false;
    }
    await holdSignIns(network);
    if (!(await leaveDevice(network, true))) {
      setPending(false);
      setProblem(common("keysStay"));
      return false;
    }
    // A whole new page: nothing that was opened stays in memory.
    location.replace("/");
    return false;
  }

  /** Not let in at all: an earlier try arrived, although its answer did not. */
  async function isGone({ reason }: { reason: string }) {
    if (reason !== "signed-out") return false;
    const signedIn = await signInSilently(network);
    return !signedIn.ok && signedIn.reason === "refused";
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
