import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { Passage } from "@/components/passage";
import { SiteFrame } from "@/components/site-frame";
import { limitsParts } from "@/features/disclosure/limits";

export default async function LimitsPage() {
  const t = await getTranslations("limits");
  const say = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-10">
        {limitsParts.map(({ of, says }) => (
          <Passage key={of} id={of} title={say(`${of}.title`)}>
            {says.map((key) => say(`${of}.${key}`))}
          </Passage>
        ))}
      </div>
    </SiteFrame>
  );
}
