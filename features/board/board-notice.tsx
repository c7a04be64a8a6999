"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { formatMoment } from "@/lib/format";
import type { LiveBoard } from "./use-board";

/**
 * What keeps the board from being fresh, how old it is, and what to do about it. That there is no signal is said on every
 * page in the same way; see features/offline.
 */
export function BoardNotice({ live: { board, state, store }, now }: { live: LiveBoard; now: number }) {
  const t = useTranslations("board.trouble");
  const locale = useLocale();
  if (!state.trouble || state.trouble === "offline") return null;
  const { confirmedAt, trouble } = state;
  const seen =
    confirmedAt > 0
      ? t("asOf", { time: formatMoment(new Date(confirmedAt), board.zone, locale, new Date(now * 1000)) })
      : "";
  const retry = trouble === "signed-out" ? () => location.reload() : store.refresh;
  return (
    <Notice kind="warn" title={t(`${trouble}.title`)}>
      <p>
        {t(`${trouble}.text`)} {seen}
      </p>
      <div className="mt-2">
        <Button onClick={retry}>{t(`${trouble}.action`)}</Button>
      </div>
    </Notice>
  );
}
