"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Sheet } from "@/components/sheet";
import { EntryCard } from "./entry-card";
import { outboxOf } from "./outbox";
import type { Entry } from "./outgoing";
import { useOutbox } from "./use-outbox";

/** Offers what else there is, where an entry came too late. */
export type Instead = ComponentType<{ network: string; zone: string; entry: Entry }>;

/** All that has not been sent yet, in the order in which it goes out. */
export function OutboxList({ open, onClose, network, zone, instead: Instead }: OutboxListProps) {
  const t = useTranslations("outbox.list");
  const { waiting, progress } = useOutbox(network);
  const [isTrying, setTrying] = useState(false);
  const isSignedOut = waiting.some(({ why }) => why === "signed-out");
  const mayGo = waiting.some(({ refusal }) => !refusal);

  async function tryNow() {
    setTrying(true);
    await outboxOf(network).sendNow();
    setTrying(false);
  }

  return (
    <Sheet open={open} onClose={onClose} title={t("title")}>
      <div className="grid gap-4">
        <p>{t(waiting.length === 0 ? "empty" : mayGo ? "lead" : "decide")}</p>
        {isSignedOut && (
          <LinkButton look="primary" href="/sign-in">
            {t("signIn")}
          </LinkButton>
        )}
        {mayGo && !isSignedOut && (
          <Button look="primary" wide pending={isTrying || progress !== null} onClick={tryNow}>
            {t("tryNow")}
          </Button>
        )}
        <ol className="grid gap-3">
          {waiting.map((entry) => (
            <li key={entry.id}>
              <EntryCard network={network} zone={zone} entry={entry}>
                {entry.refusal && entry.wish && <Instead network={network} zone={zone} entry={entry} />}
              </EntryCard>
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  );
}

type OutboxListProps = {
  open: boolean;
  onClose: () => void;
  network: string;
  zone: string;
  instead: Instead;
};
