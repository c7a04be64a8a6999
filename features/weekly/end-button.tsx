"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import { isThrough } from "@/features/outbox/is-through";
import type { Repeating } from "./list-repeating";
import { useWeeklyAct } from "./use-weekly-act";

/** Ends what repeats, after one question; what somebody counts on stays, and that is said. */
export function EndButton({ repeating, network, label, goTo }: EndButtonProps) {
  const t = useTranslations("weekly.end");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const { act, pending, problem } = useWeeklyAct(network);
  const router = useRouter();
  const { kind, id, category } = repeating;

  async function end() {
    const answer = await act<{ promised: number }>({
      verb: `end-weekly-${kind}`,
      body: kind === "need" ? { series: id } : { offer: id },
      about: [id],
      shows: { category },
    });
    if (!isThrough(answer)) return;
    setAsking(false);
    if (!answer.ok) return;
    showToast({ text: t("done", { promised: answer.value.promised }) });
    if (goTo) router.push(goTo);
  }

  return (
    <>
      <Button onClick={() => setAsking(true)}>{label ?? t("action")}</Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("title")}>
        <p>{t("text")}</p>
        {problem && (
          <div className="mt-4">
            <Notice kind="error">{problem}</Notice>
          </div>
        )}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="danger" pending={pending} onClick={end}>
            {t("confirm")}
          </Button>
          <Button onClick={() => setAsking(false)}>{common("cancel")}</Button>
        </div>
      </Sheet>
    </>
  );
}

type EndButtonProps = {
  repeating: Pick<Repeating, "kind" | "id" | "category">;
  network: string;
  label?: string;
  /** Where to go on once it has ended. */
  goTo?: string;
};
