"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatRelative, formatSpan } from "@/lib/format";
import { EntryState } from "./entry-state";
import { useEntryWords } from "./entry-words";
import type { Entry } from "./outgoing";

/** Something that has not been sent yet: what it is, when it is for, since when it waits, and how it stands. */
export function EntryCard({ network, zone, entry, children }: EntryCardProps) {
  const t = useTranslations("outbox");
  const locale = useLocale();
  const wordsOf = useEntryWords();
  const { at, shows } = entry;
  const now = new Date();
  return (
    <article className="rounded-sign border-2 border-dashed border-edge bg-sheet px-4 pt-3 pb-4">
      <h3 className="leading-tight font-extrabold">{wordsOf(entry)}</h3>
      {shows?.from && shows.until && (
        <p>{formatSpan(new Date(shows.from), new Date(shows.until), zone, locale, now)}</p>
      )}
      <p className="text-sm text-quiet">{t("since", { when: formatRelative(new Date(at), now, locale) })}</p>
      <EntryState network={network} entry={entry} />
      {children}
    </article>
  );
}

type EntryCardProps = { network: string; zone: string; entry: Entry; children?: ReactNode };
