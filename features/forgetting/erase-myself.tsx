"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { send } from "@/features/access/send";
import { removeKeycard } from "@/features/keyring/keycard";

/** Deletes oneself from the network and the keys from this device, after one question. */
export function EraseMyself({ network, member, isLast }: EraseMyselfProps) {
  const t = useTranslations("leave.erase");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function erase() {
    setPending(true);
    const answer = await send(network, "erase-member", { member });
    // Signed out and not let in again: an earlier try arrived, although its answer did not.
    if (!answer.ok && answer.reason !== "signed-out") {
      setPending(false);
      setProblem(answer.message);
      return;
    }
    await removeKeycard(network).catch(() => {});
    // A whole new page: nothing that was opened stays in memory.
    location.replace("/");
  }

  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        <UserX aria-hidden />
        {t("verb")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("title")}>
        <div className="grid gap-4">
          <p>{t("means")}</p>
          {isLast && <Notice kind="warn">{t("last")}</Notice>}
          {problem && <Notice kind="error">{problem}</Notice>}
          <div className="grid gap-2 sm:grid-cols-2">
            <Button look="danger" wide pending={isPending} onClick={erase}>
              {t("sure")}
            </Button>
            <Button wide onClick={() => setAsking(false)}>
              {common("cancel")}
            </Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}

type EraseMyselfProps = { network: string; member: string; isLast: boolean };
