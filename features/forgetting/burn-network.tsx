"use client";

import { Flame } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { useSend } from "@/features/access/use-send";

/** Asks to burn the network; the frame of every page then asks the others whether they agree. */
export function BurnNetwork({ network, isAsked }: { network: string; isAsked: boolean }) {
  const t = useTranslations("leave.burn");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  // The same id on every try: asking twice is asking once.
  const [request] = useState(() => crypto.randomUUID());
  const { act, pending, problem } = useSend(network);

  async function ask() {
    if (await act("ask-burn", { request })) setAsking(false);
  }

  if (isAsked) return <p>{t("asked")}</p>;
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        <Flame aria-hidden />
        {t("verb")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("title")}>
        <div className="grid gap-4">
          <p>{t("means")}</p>
          {problem && <Notice kind="error">{problem}</Notice>}
          <div className="grid gap-2 sm:grid-cols-2">
            <Button look="danger" wide pending={pending} onClick={ask}>
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
