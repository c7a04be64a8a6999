"use client";

import { CloudOff } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { showToast } from "@/components/toast-store";
import { useSignalLost } from "@/features/kept/signal";
import { useKeyring } from "@/features/keyring/keyring-provider";
import type { FindKey } from "./build-body";
import { outboxOf } from "./outbox";
import { type Instead, OutboxList } from "./outbox-list";
import { useOutbox } from "./use-outbox";

/**
 * Sends what waits as long as a page of the network is open, and says how much waits. `onSent` is called when something
 * went out that nobody looked on at; give functions that stay the same.
 */
export function OutboxBar({ network, zone, findKey, instead, onSent }: OutboxBarProps) {
  const t = useTranslations("outbox.bar");
  const keyring = useKeyring();
  const { waiting, progress } = useOutbox(network);
  const path = usePathname();
  // Whoever goes on to another page from the list has left it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  useNews(network, onSent);

  useEffect(() => {
    if (typeof keyring === "object") return outboxOf(network).start({ keyring, findKey });
  }, [network, keyring, findKey]);

  const isLost = useSignalLost();
  const wasLost = useRef(isLost);
  useEffect(() => {
    if (wasLost.current && !isLost) outboxOf(network).hope();
    wasLost.current = isLost;
  }, [network, isLost]);

  const refused = waiting.filter(({ refusal }) => refusal).length;
  const isOffline = waiting.some(({ why }) => why === "offline");
  const count = waiting.length;
  return (
    <>
      {count > 0 && (
        <div className="sticky top-2 z-20 mb-4 flex items-center justify-between gap-3 rounded-sign border-2 border-ink bg-wash py-0.5 pr-1 pl-4 print:hidden">
          <p className="flex items-center gap-2 font-semibold">
            <CloudOff aria-hidden className="size-5 shrink-0" />
            {progress && progress.of > 1
              ? t("sending", progress)
              : refused > 0
                ? t("refused", { count: refused })
                : t(isOffline ? "waiting" : "held", { count })}
          </p>
          <button type="button" onClick={() => setOpenOn(path)} className={lookLook}>
            {t("show")}
          </button>
        </div>
      )}
      <OutboxList
        open={openOn === path}
        onClose={() => setOpenOn(null)}
        network={network}
        zone={zone}
        instead={instead}
      />
    </>
  );
}

/** Says once what came of what waited. */
function useNews(network: string, onSent: () => void) {
  const t = useTranslations("outbox.news");
  const { news } = useOutbox(network);
  const told = useRef(news);
  useEffect(() => {
    if (!news || told.current === news) return;
    told.current = news;
    const { sent, refused } = news;
    showToast({ text: refused > 0 ? t("refused", { count: refused }) : t("sent", { count: sent }) });
    onSent();
  }, [news, onSent, t]);
}

const lookLook = "min-h-11 shrink-0 rounded-sign px-3 font-bold underline decoration-2 underline-offset-4";

type OutboxBarProps = {
  network: string;
  zone: string;
  findKey: FindKey;
  instead: Instead;
  onSent: () => void;
};
