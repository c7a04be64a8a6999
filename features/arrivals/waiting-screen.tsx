"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { FourWords } from "./four-words";
import type { KeptArrival } from "./kept-arrival";
import { useWaiting } from "./use-waiting";

/** Between knocking and coming in: four words to read out, until a member has opened. It may be closed meanwhile. */
export function WaitingScreen({ arrival }: { arrival: KeptArrival }) {
  const t = useTranslations("arrivals");
  const { words, isGone, problem, retry } = useWaiting(arrival);
  const { kind, inviterName: name = "", networkName: network = "" } = arrival;
  if (isGone) {
    return (
      <section aria-live="polite">
        <PageHeader title={t(`gone.${kind}.title`, { network })} lead={t(`gone.${kind}.text`, { name })} />
      </section>
    );
  }
  return (
    <section className="max-w-lg">
      <PageHeader title={t(`wait.${kind}.title`)} lead={t(`wait.${kind}.text`, { name })} />
      <div className="grid gap-5">
        <FourWords words={words} />
        <p>{t(`wait.${kind}.then`)}</p>
        {problem ? (
          <Notice kind="error">
            <p>{problem}</p>
            <div className="mt-3">
              <Button onClick={retry}>{t("retry")}</Button>
            </div>
          </Notice>
        ) : (
          <p role="status" className="font-semibold">
            {t("waiting")}
          </p>
        )}
        <p className="text-sm text-quiet">{t("leave")}</p>
      </div>
    </section>
  );
}
