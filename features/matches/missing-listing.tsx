"use client";

import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";

/** Taken down, deleted, of another network or never there: it looks the same. */
export function MissingListing() {
  const t = useTranslations("listing.missing");
  const { network } = useParams<{ network: string }>();
  return (
    <>
      <PageHeader title={t("title")} lead={t("text")} />
      <LinkButton href={`/n/${network}`} look="primary">
        {t("action")}
      </LinkButton>
    </>
  );
}
