import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { SiteFrame } from "@/components/site-frame";
import { SecureOnly } from "@/features/access/secure-only";
import { FoundForm } from "@/features/networks/found-form";

export default async function StartPage() {
  const t = await getTranslations("start");
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Messages of={["access", "start"]}>
        <SecureOnly>
          <FoundForm />
        </SecureOnly>
      </Messages>
    </SiteFrame>
  );
}
