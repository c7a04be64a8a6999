"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { EntryCard } from "./entry-card";
import { useOutbox } from "./use-outbox";

/** Among one's own, or a guest's: listings that were posted on this device and have not been sent yet. */
export function NotSentYet({ network, zone, guest = null }: NotSentYetProps) {
  const t = useTranslations("outbox.list");
  const id = useId();
  const { waiting } = useOutbox(network);
  const posts = waiting.filter(({ verb, as }) => verb.startsWith("post-") && (as ?? null) === guest);
  if (posts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-2xl leading-tight font-extrabold tracking-tight">
        {t("title")}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3">
        {posts.map((entry) => (
          <li key={entry.id} className="grid">
            <EntryCard network={network} zone={zone} entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type NotSentYetProps = { network: string; zone: string; guest?: string | null };
