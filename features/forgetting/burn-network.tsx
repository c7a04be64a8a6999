"use client";

import { Flame } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { useSend } from "@/features/access/use-send";

/** Asks to burn the network; the frame of every page then asks the others whether they agree. */
export function BurnNetwork({ network, isAsked }: { network: string; isAsked: boolean }) {
  const t = useTranslations("leave.burn");
  // The same id on every try: asking twice is asking once.
  const [request] = useState(() => crypto.randomUUID());
  const { act, pending, problem } = useSend(network);
  if (isAsked) return <p>{t("asked")}</p>;
  const label = (
    <>
      <Flame aria-hidden />
      {t("verb")}
    </>
  );
  return (
    <AskFirst
      {...{ label, pending, problem }}
      title={t("title")}
      sure={t("sure")}
      act={() => act("ask-burn", { request })}
    >
      <p>{t("means")}</p>
    </AskFirst>
  );
}
