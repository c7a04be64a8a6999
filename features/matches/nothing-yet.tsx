"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { boardHref } from "@/features/board/board-href";
import { useOutbox } from "@/features/outbox/use-outbox";

/** For those who have nothing with anybody; nothing at all while something of theirs waits to be sent. */
export function NothingYet({ network }: { network: string }) {
  const t = useTranslations("mine.empty");
  const { waiting } = useOutbox(network);
  if (waiting.length > 0) return null;
  return (
    <EmptyState
      line={t("title")}
      actions={
        <>
          <LinkButton href={boardHref(network, { stream: "needs" })} look="primary">
            {t("needs")}
          </LinkButton>
          <LinkButton href={boardHref(network, { stream: "offers" })}>{t("offers")}</LinkButton>
        </>
      }
    >
      <p>{t("text")}</p>
    </EmptyState>
  );
}
