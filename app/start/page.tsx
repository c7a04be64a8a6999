import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { OwnBrowserFirst } from "@/features/access/own-browser-first";
import { SecureOnly } from "@/features/access/secure-only";
import { FoundForm } from "@/features/networks/found-form";
import { QuietFrame } from "@/features/quiet/quiet-frame";

export default async function StartPage() {
  const t = await getTranslations("start");
  return (
    <QuietFrame>
      <Messages of={["access", "start"]}>
        <OwnBrowserFirst>
          <PageHeader title={t("title")} lead={t("lead")} />
          <SecureOnly>
            <FoundForm />
          </SecureOnly>
        </OwnBrowserFirst>
      </Messages>
    </QuietFrame>
  );
}
