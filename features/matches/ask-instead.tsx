"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LinkButton } from "@/components/link-button";
import { windowOf } from "@/domain/card-rules";
import { boardStore } from "@/features/board/board-store";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { Instead } from "@/features/outbox/outbox-list";
import { formatSpan } from "@/lib/format";
import { type AskTarget, listingOf, nextBest, timeOf } from "./ask-target";

/** Where somebody was quicker than something that waited: the way to what comes closest now, if there is any. */
export const AskInstead: Instead = ({ network, zone, entry: { wish, shows } }) => {
  const t = useTranslations("outbox.act");
  const locale = useLocale();
  const keyring = useKeyring();
  const [next, setNext] = useState<AskTarget | null>(null);

  useEffect(() => {
    if (typeof keyring !== "object" || !wish || !shows?.from || !shows.until) return;
    let current = true;
    const { category } = shows;
    const time = { from: new Date(shows.from), until: new Date(shows.until) };
    const store = boardStore(network);
    const listing = { ...wish.listing, category };
    const asked = { time, quantity: wish.quantity };
    store.refresh().then(() => {
      const { board } = store.current();
      if (!board || !current) return;
      setNext(nextBest(wish.kind, listing, asked, board, keyring.member, new Date(store.now())));
    });
    return () => {
      current = false;
    };
  }, [network, keyring, wish, shows]);

  if (!next) return null;
  const { from, until } = windowOf(timeOf(next));
  const href = `/n/${network}/${next.kind === "claim" ? "offers" : "needs"}/${listingOf(next).id}`;
  return (
    <div className="mt-2">
      <LinkButton href={href} look="primary" wide>
        {t("next", { when: formatSpan(from, until, zone, locale, new Date()) })}
      </LinkButton>
    </div>
  );
};
