import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/page-header";
import { Passage } from "@/components/passage";
import { SiteFrame } from "@/components/site-frame";

export default async function WhatWeStorePage() {
  const t = await getTranslations("store");
  const who = (whom: string) => `${t("who")}: ${whom}`;
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-10">
        {(["network", "pair", "self"] as const).map((kind) => (
          <Passage key={kind} id={kind} title={t(`${kind}.title`)}>
            {[t(`${kind}.what`), who(t(`${kind}.who`))]}
          </Passage>
        ))}
        <Passage id="structure" title={t("structure.title")}>
          {[
            t("structure.needs"),
            t("structure.matches"),
            t("structure.members"),
            t("structure.network"),
            t("structure.devices"),
            t("structure.invites"),
            who(t("structure.who")),
          ]}
        </Passage>
        <Passage id="never" title={t("never.title")}>
          {[t("never.what")]}
        </Passage>
        <Passage id="limits" title={t("limits.title")}>
          {[t("limits.code"), t("limits.traffic"), t("limits.inside"), t("limits.pattern")]}
        </Passage>
      </div>
    </SiteFrame>
  );
}
