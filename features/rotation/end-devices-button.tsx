"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";
import { EpochSheet } from "./epoch-sheet";

/** For a lost phone: signs out every device of somebody, and then offers to change the key. `name` is theirs, opened. */
export function EndDevicesButton({ network, member, name, people }: EndDevicesButtonProps) {
  const t = useTranslations("removal");
  const [step, setStep] = useState<"asking" | "ended" | null>(null);
  const { act, pending, problem } = useLoggedAct(network);

  async function end() {
    if ((await act("end-devices", { member }, { member: member.id })) === null) setStep("ended");
  }

  return (
    <>
      <Button onClick={() => setStep("asking")}>
        <Smartphone aria-hidden />
        {t("lost.verb")}
      </Button>
      <Sheet open={step === "asking"} onClose={() => setStep(null)} title={t("lost.title", { name })}>
        <div className="grid gap-4">
          <p>{t("lost.text", { name })}</p>
          {problem && <Notice kind="error">{problem}</Notice>}
          <div className="flex flex-wrap gap-3">
            <Button look="danger" onClick={end} pending={pending}>
              {t("lost.yes")}
            </Button>
            <Button onClick={() => setStep(null)}>{t("cancel")}</Button>
          </div>
        </div>
      </Sheet>
      <EpochSheet
        {...{ network, people, request: null }}
        open={step === "ended"}
        onClose={() => setStep(null)}
        title={t("lost.then", { name })}
        yes={t("change.yes")}
        done={t("change.done")}
      >
        <p>{t("lost.change", { name })}</p>
      </EpochSheet>
    </>
  );
}

type EndDevicesButtonProps = {
  network: string;
  member: SealedMember;
  name: string;
  people: readonly SealedMember[];
};
