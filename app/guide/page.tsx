import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Passage } from "@/components/passage";
import { SiteFrame } from "@/components/site-frame";

export default async function GuidePage() {
  const t = await getTranslations("guide");
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-10">
        <Passage id="begin" title={t("begin.title")} steps>
          {[t("begin.start"), t("begin.invite"), t("begin.words")]}
        </Passage>
        <Passage id="board" title={t("board.title")}>
          {[t("board.need"), t("board.claim"), t("board.contact"), t("board.near"), t("board.release")]}
        </Passage>
        <Passage id="coordinators" title={t("care.title")}>
          {[t("care.duty"), t("care.share"), t("care.guests")]}
        </Passage>
        <Passage id="safe" title={t("safe.title")}>
          {[
            t("safe.device"),
            t("safe.name"),
            t("safe.notes"),
            t("safe.lock"),
            t("safe.trust"),
            t("safe.exit"),
            t("safe.lost"),
            t("safe.back"),
            t("safe.remove"),
          ]}
        </Passage>
        <Passage id="law" title={t("law.title")}>
          {[t("law.differs"), t("law.noAdvice"), t("law.ask")]}
        </Passage>
        <Passage id="more" title={t("more.title")}>
          {[t("more.text")]}
        </Passage>
      </div>
      <p className="mt-4">
        <LinkButton href="/what-we-store">{t("more.link")}</LinkButton>
      </p>
    </SiteFrame>
  );
}
