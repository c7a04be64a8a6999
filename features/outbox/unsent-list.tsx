"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useState } from "react";
import { CopyButton } from "@/components/copy-button";
import { formatRelative, formatSpan } from "@/lib/format";
import { useEntryWords } from "./entry-words";
import { listUnsent, typedIn, type Unsent } from "./list-unsent";
import type { Entry } from "./outgoing";

/** What was typed on this device and will not go out by itself, to be copied before the keys that open it go. */
export function UnsentList({ network }: { network: string }) {
  const t = useTranslations("outbox.unsent");
  const id = useId();
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  useEffect(() => {
    listUnsent(network).then(setUnsent);
  }, [network]);
  const count = (unsent?.entries.length ?? 0) + (unsent?.drafts.length ?? 0);
  if (!unsent || count === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-10 max-w-prose">
      <h2 id={id} className="text-2xl leading-tight font-extrabold tracking-tight">
        {t("title")}
      </h2>
      <p className="mt-2">{t("lead", { count })}</p>
      <ul className="mt-4 grid gap-3">
        {unsent.entries.map((entry) => (
          <UnsentEntry key={entry.id} entry={entry} />
        ))}
        {unsent.drafts.map((draft) => (
          <Card key={draft} title={t("draft")} typed={draft} copied={draft} />
        ))}
      </ul>
    </section>
  );
}

function UnsentEntry({ entry }: { entry: Entry }) {
  const t = useTranslations("outbox");
  const locale = useLocale();
  const title = useEntryWords()(entry);
  const { at, shows } = entry;
  const now = new Date();
  // The network's zone is not to be had any more.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const span =
    shows?.from &&
    shows.until &&
    formatSpan(new Date(shows.from), new Date(shows.until), timeZone, locale, now);
  const typed = typedIn(entry);
  return (
    <Card title={title} typed={typed} copied={[title, span, typed].filter(Boolean).join("\n")}>
      {span && <p>{span}</p>}
      <p className="text-sm text-quiet">{t("since", { when: formatRelative(new Date(at), now, locale) })}</p>
    </Card>
  );
}

function Card({ title, typed, copied, children }: CardProps) {
  return (
    <li className="rounded-sign border-2 border-dashed border-edge bg-sheet px-4 pt-3 pb-4">
      <h3 className="leading-tight font-extrabold">{title}</h3>
      {children}
      {typed && <p className="mt-2 wrap-anywhere whitespace-pre-line">{typed}</p>}
      <div className="mt-3">
        <CopyButton text={copied} />
      </div>
    </li>
  );
}

type CardProps = { title: string; typed: string; copied: string; children?: ReactNode };
