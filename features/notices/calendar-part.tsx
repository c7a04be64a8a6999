"use client";

import { CalendarSync } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { buttonLook } from "@/components/button-look";
import { RadioChips } from "@/components/chips";
import { LinkField } from "@/components/link-field";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { type FeedTitles, feedTitles } from "@/domain/notice";
import { send } from "@/features/access/send";
import { useSend } from "@/features/access/use-send";
import type { Notices } from "./find-notices";

/** A secret address for a calendar. The server keeps only a fingerprint of it, so it is shown once. */
export function CalendarPart({ network, feed }: CalendarPartProps) {
  const t = useTranslations("notices.calendar");
  const locale = useLocale();
  const router = useRouter();
  const { act, pending, problem } = useSend(network);
  const [titles, setTitles] = useState<FeedTitles>(feed?.titles ?? "neutral");
  const [link, setLink] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function make() {
    setMaking(true);
    const answer = await send<{ link: string }>(network, "make-calendar-feed", { titles, locale });
    setTrouble(answer.ok ? null : answer.message);
    if (answer.ok) {
      setLink(answer.value.link);
      router.refresh();
    }
    setMaking(false);
  }

  async function revoke() {
    if (!(await act("revoke-calendar-feed", {}))) return;
    setLink(null);
    showToast({ text: t("revoked") });
  }

  return (
    <div className="grid gap-4">
      {feed && <p className="font-semibold">{t(feed.titles === "neutral" ? "on" : "onKinds")}</p>}
      {link && (
        <LinkField link={link} hint={t("once")}>
          <a href={link.replace(/^https?:/, "webcal:")} className={buttonLook("plain")}>
            <CalendarSync aria-hidden />
            {t("open")}
          </a>
        </LinkField>
      )}
      <RadioChips
        label={t("titles")}
        options={feedTitles.map((value) => ({ value, label: t(value) }))}
        value={titles}
        onPick={setTitles}
      />
      {(trouble ?? problem) && <Notice kind="error">{trouble ?? problem}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button pending={isMaking} onClick={make}>
          {t(feed ? "again" : "make")}
        </Button>
        {feed && (
          <Button look="danger" pending={pending} onClick={revoke}>
            {t("revoke")}
          </Button>
        )}
      </div>
      {feed && <p className="text-sm text-quiet">{t("againMeans")}</p>}
    </div>
  );
}

type CalendarPartProps = { network: string; feed: Notices["feed"] };
