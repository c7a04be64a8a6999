import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { SiteFrame } from "@/components/site-frame";

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <SiteFrame>
      <EmptyState line={t("title")} level={1} actions={<LinkButton href="/">{t("action")}</LinkButton>}>
        {t("text")}
      </EmptyState>
    </SiteFrame>
  );
}
