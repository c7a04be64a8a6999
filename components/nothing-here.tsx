"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "./empty-state";
import { LinkButton } from "./link-button";
import { SiteFrame } from "./site-frame";

/** Stands in for a page that there is not. */
export function NothingHere() {
  const t = useTranslations("errors.notFound");
  return (
    <SiteFrame>
      <EmptyState line={t("title")} level={1} actions={<LinkButton href="/">{t("action")}</LinkButton>}>
        {t("text")}
      </EmptyState>
    </SiteFrame>
  );
}
