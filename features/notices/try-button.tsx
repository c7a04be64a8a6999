"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";

/** Sends one message on every way that is chosen. */
export function TryButton({ network }: { network: string }) {
  const t = useTranslations("notices.try");
  const { act, pending, problem } = useSend(network);

  async function send() {
    if (await act("try-notice", {})) showToast({ text: t("sent") });
  }

  return (
    <div className="grid justify-items-start gap-3">
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button onClick={send} pending={pending}>
        <Send aria-hidden />
        {t("verb")}
      </Button>
    </div>
  );
}
