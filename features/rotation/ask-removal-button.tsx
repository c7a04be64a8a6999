"use client";

import { UserRoundX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { TextArea } from "@/components/text-area";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { sealStatement } from "./seal-statement";

/** Any member asks for the removal of another; it takes somebody else to do it. `name` is theirs, opened. */
export function AskRemovalButton({ network, member, name }: AskRemovalButtonProps) {
  const t = useTranslations("removal");
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { act, pending, problem } = useSend(network);
  // The same on every try, so that a lost answer asks for nothing twice.
  const request = useRef("");

  function open() {
    request.current = crypto.randomUUID();
    setAsking(true);
  }

  async function ask() {
    const wish = { request: request.current, member, reason: reason.trim() };
    if (!(await act("ask-removal", (keyring) => sealStatement(keyring, wish)))) return;
    setAsking(false);
    setReason("");
    showToast({ text: t("ask.done") });
  }

  return (
    <>
      <Button look="danger" onClick={open}>
        <UserRoundX aria-hidden />
        {t("ask.verb")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("ask.title", { name })}>
        <div className="grid gap-4">
          <p>{t("ask.text", { name })}</p>
          <TextArea
            label={t("ask.reason")}
            hint={t("ask.reasonHint")}
            optional
            value={reason}
            maxLength={longestReason}
            onText={setReason}
          />
          {problem && <Notice kind="error">{problem}</Notice>}
          <div className="flex flex-wrap gap-3">
            <Button look="danger" onClick={ask} pending={pending}>
              {t("ask.yes")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}

const longestReason = 400;

type AskRemovalButtonProps = { network: string; member: string; name: string };
