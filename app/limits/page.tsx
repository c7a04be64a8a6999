import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { Passage } from "@/components/passage";
import { SiteFrame } from "@/components/site-frame";

export default async function LimitsPage() {
  const t = await getTranslations("limits");
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-10">
        <Passage id="inside" title={t("who.title")}>
          {[t("who.text"), t("who.contact"), t("who.guests")]}
        </Passage>
        <Passage id="server" title={t("server.title")}>
          {[t("server.live"), t("server.pattern"), t("server.areas"), t("server.hide")]}
        </Passage>
        <Passage id="line" title={t("line.title")}>
          {[t("line.text")]}
        </Passage>
        <Passage id="told" title={t("told.title")}>
          {[t("told.text"), t("told.push"), t("told.mail"), t("told.calendar"), t("told.together")]}
        </Passage>
        <Passage id="phone" title={t("phone.title")}>
          {[t("phone.open"), t("phone.exit"), t("phone.browser"), t("phone.storage")]}
        </Passage>
        <Passage id="people" title={t("people.title")}>
          {[t("people.text")]}
        </Passage>
        <Passage id="demo" title={t("demo.title")}>
          {[t("demo.text")]}
        </Passage>
      </div>
    </SiteFrame>
  );
}
