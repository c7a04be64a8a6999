"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { windowOf } from "@/domain/card-rules";
import { boardHref } from "@/features/board/board-href";
import { boardStore } from "@/features/board/board-store";
import type { Keyring } from "@/features/keyring/keyring";
import { formatSpan } from "@/lib/format";
import { type AskTarget, elsewhereFilter, nextTarget, timeOf } from "./ask-target";
import type { Wish } from "./use-ask";

/** What was wanted is not to be had: says why, and offers what comes closest. */
export function LostListing({ keyring, target, wanted, zone, message, onInstead }: LostListingProps) {
  const t = useTranslations("matches");
  const locale = useLocale();
  const panel = useRef<HTMLDivElement>(null);
  const store = boardStore(keyring.network);
  const [now] = useState(() => new Date(store.now()));
  const { board } = store.current();
  const next = board && nextTarget(target, wanted, board, keyring.member, now);

  // The form has gone and took the focus along.
  useEffect(() => panel.current?.focus(), []);

  return (
    <div ref={panel} tabIndex={-1} className="grid gap-4 outline-none">
      <Notice kind="warn" title={t("lost.title")}>
        {message ?? t("lost.over")}
      </Notice>
      {next && (
        <Button look="primary" wide onClick={() => onInstead(next)}>
          {t(`${next.kind}.instead`, { when: say(next) })}
        </Button>
      )}
      <LinkButton
        href={boardHref(keyring.network, elsewhereFilter(target))}
        look={next ? "plain" : "primary"}
        wide
      >
        {t(`${target.kind}.elsewhere`)}
      </LinkButton>
    </div>
  );

  function say(other: AskTarget): string {
    const { from, until } = windowOf(timeOf(other));
    return formatSpan(from, until, zone, locale, now);
  }
}

type LostListingProps = {
  keyring: Keyring;
  target: AskTarget;
  wanted: Wish;
  zone: string;
  /** Why, in a sentence; none when it was over before one could ask. */
  message?: string;
  onInstead: (target: AskTarget) => void;
};
