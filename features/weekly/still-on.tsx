"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { EndButton } from "./end-button";
import type { Repeating } from "./list-repeating";
import { useWeeklyAct } from "./use-weekly-act";

/** Asks whether something without a last day still stands, or says that it rests until somebody says so. */
export function StillOn({ repeating, network, children }: StillOnProps) {
  const t = useTranslations("weekly.stillOn");
  const { actInPassing, pending } = useWeeklyAct(network);
  const { kind, id, category, standing } = repeating;
  const confirm = { verb: "confirm-weekly", body: { kind, id }, about: [id], shows: { category } } as const;
  if (standing === "stands") return null;
  return (
    <Notice kind={standing === "stopped" ? "warn" : "info"} title={t("title")}>
      {children && <div className="mb-2 text-balance">{children}</div>}
      <p>{t(standing)}</p>
      <UnlessWaiting network={network} about={id}>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" pending={pending} onClick={() => actInPassing(confirm, t("confirmed"))}>
            {t("yes")}
          </Button>
          <EndButton repeating={repeating} network={network} label={t("no")} />
        </div>
      </UnlessWaiting>
    </Notice>
  );
}

type StillOnProps = {
  repeating: Repeating;
  network: string;
  /** What is asked about, where it is not in sight. */
  children?: ReactNode;
};
