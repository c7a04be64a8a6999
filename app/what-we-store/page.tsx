import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Passage } from "@/components/passage";
import { SiteFrame } from "@/components/site-frame";
import { StoredList } from "@/features/disclosure/stored-list";

const sealedFirst = [
  "network-sealed",
  "pair-sealed",
  "self-sealed",
  "inbox-sealed",
  "invite-sealed",
  "server-sealed",
  "credential",
  "structure",
] as const;

const onDevice = ["keys", "words", "checked", "texts", "copies", "gone", "cookies"] as const;

export default async function WhatWeStorePage() {
  const t = await getTranslations("store");
  return (
    <SiteFrame>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-10">
        {sealedFirst.map((dataClass) => (
          <StoredList key={dataClass} of={dataClass} />
        ))}
        <Passage id="long" title={t("long.title")}>
          {[t("long.days"), t("long.unused"), t("long.jobs"), t("long.erase")]}
        </Passage>
        <Passage id="device" title={t("device.title")}>
          {onDevice.map((part) => t(`device.${part}`))}
        </Passage>
        <Passage id="memory" title={t("memory.title")}>
          {[t("memory.sessions"), t("memory.limits"), t("memory.forgotten")]}
        </Passage>
        <Passage id="never" title={t("never.title")}>
          {[t("never.what")]}
        </Passage>
      </div>
      <p className="mt-8">
        <LinkButton href="/limits">{t("more")}</LinkButton>
      </p>
    </SiteFrame>
  );
}
