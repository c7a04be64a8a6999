"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { MemberName } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";
import type { DutyState } from "./queries";

/** For everybody while nobody has the duty: two who press have it, or one who is alone. */
export function NobodyOnDuty({ network, duty }: { network: string; duty: DutyState }) {
  const t = useTranslations("duty.nobody");
  const taking = useLoggedAct(network);
  const withdrawing = useSend(network);
  const { asking, member, isAlone } = duty;
  const problem = taking.problem ?? withdrawing.problem;

  async function take() {
    const refused = await taking.act(
      "take-up-duty",
      { second: asking?.by.id },
      { request: crypto.randomUUID() },
    );
    if (refused !== null) return;
    if (isAlone) showToast({ text: t("takenAlone") });
    else if (asking) showToast({ text: t("taken") });
  }

  return (
    <div className="mb-4">
      <Notice kind="warn" title={t("title")}>
        <p>
          {isAlone
            ? t("alone")
            : asking === null
              ? t("text")
              : asking.by.id === member
                ? t("waiting")
                : t.rich("asking", { who: () => <MemberName member={asking.by} /> })}
        </p>
        {problem && (
          <p role="alert" className="mt-2 font-bold text-signal">
            {problem}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-3">
          {asking?.by.id === member ? (
            <Button
              pending={withdrawing.pending}
              onClick={() => withdrawing.act("end-request", { request: asking.request })}
            >
              {t("withdraw")}
            </Button>
          ) : (
            <Button pending={taking.pending} onClick={take}>
              {t(asking ? "join" : "take")}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  );
}
