"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { RadioChips } from "@/components/chips";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import { type RejectionReason, rejectionReasons } from "@/domain/rejection-reasons";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Says that two people are not to be proposed to each other, and why, with a way back. */
export function RejectPair({ network, need, offer, describedBy }: RejectPairProps) {
  const t = useTranslations("plan");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<RejectionReason>("knows-better");
  const { act, pending, problem } = useLoggedAct(network);
  const concerned = { listing: { kind: "need", id: need } } as const;

  async function reject() {
    if ((await act("reject-pair", concerned, { need, offer, reason })) !== null) return;
    setOpen(false);
    // The closing dialog gives the focus back to a button that is about to go.
    setTimeout(() => document.getElementById("proposals-title")?.focus());
    showToast({ text: t("reject.done"), action: { label: common("undo"), run: allow } });
  }

  // By then this card has gone, so a problem is said in passing too.
  async function allow() {
    const refused = await act("allow-pair", concerned, { need, offer });
    showToast({ text: refused ?? t("reject.allowed") });
  }

  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)} aria-describedby={describedBy}>
        {t("reject.verb")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("reject.title")}>
        <p className="mb-4">{t("reject.text")}</p>
        <RadioChips
          label={t("reject.reason")}
          options={rejectionReasons.map((value) => ({ value, label: t(`because.${value}`) }))}
          value={reason}
          onPick={setReason}
        />
        {problem && (
          <div className="mt-4">
            <Notice kind="error">{problem}</Notice>
          </div>
        )}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="danger" onClick={reject} pending={pending}>
            {t("reject.confirm")}
          </Button>
          <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
        </div>
      </Sheet>
    </>
  );
}

type RejectPairProps = { network: string; need: string; offer: string; describedBy: string };
