"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/announce";
import { Button } from "@/components/button";
import { buttonLook } from "@/components/button-look";
import { showToast } from "@/components/toast-store";
import { send } from "@/features/access/send";
import { boardStore } from "@/features/board/board-store";
import type { AskSheet } from "./ask-sheet";
import { type AskIds, type AskTarget, hasLeft, type KnownListings, timeOf } from "./ask-target";

/**
 * "Claim" or "Answer" for one listing. A press opens a sheet that is filled in, so that a second press asks. The sheet
 * comes after the page, because a board has many such buttons and most are never pressed.
 */
export function AskButton({ network, zone, target, known }: AskButtonProps) {
  const t = useTranslations("matches");
  const common = useTranslations("common");
  const router = useRouter();
  const [Sheet, setSheet] = useState<typeof AskSheet | null>(null);
  const [state, setState] = useState<"closed" | "loading" | "open" | "asked">("closed");
  const [ids] = useState(() => new Map<string, AskIds>());
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => loadSheet().catch(() => {}), 1_500);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (state === "asked") link.current?.focus();
  }, [state]);

  async function open() {
    setState("loading");
    try {
      const { AskSheet } = await loadSheet();
      setSheet(() => AskSheet);
      setState("open");
    } catch {
      setState("closed");
      showToast({ text: t("notLoaded") });
    }
  }

  function asked(match: string, of: AskTarget) {
    ids.delete(timeOf(of).id);
    setState("asked");
    refresh();
    showToast({ text: t("asked.toast"), action: { label: common("undo"), run: () => undo(match) } });
  }

  async function undo(match: string) {
    const answer = await send(network, "withdraw-match", { match });
    if (answer.ok) setState("closed");
    if (answer.ok) announce(t("asked.undone"));
    else showToast({ text: answer.message });
    refresh();
  }

  function refresh() {
    boardStore(network).refresh();
    router.refresh();
  }

  return (
    <>
      {state === "asked" ? (
        <Link ref={link} href={`/n/${network}/mine`} prefetch={false} className={buttonLook("quiet")}>
          <Check aria-hidden />
          {t("asked.link")}
        </Link>
      ) : (
        hasLeft(target) && (
          <Button look="primary" pending={state === "loading"} onClick={open}>
            {t(`${target.kind}.verb`)}
          </Button>
        )
      )}
      {Sheet && (
        <Sheet
          open={state === "open"}
          onClose={() => setState("closed")}
          onAsked={asked}
          idsOf={(of) => keepIds(ids, timeOf(of).id)}
          zone={zone}
          target={target}
          known={known}
        />
      )}
    </>
  );
}

function loadSheet() {
  return import("./ask-sheet");
}

/** The same ids until the ask went through, also when the sheet was closed in between. */
function keepIds(kept: Map<string, AskIds>, target: string): AskIds {
  const ids = kept.get(target) ?? {
    match: crypto.randomUUID(),
    need: crypto.randomUUID(),
    offer: crypto.randomUUID(),
    window: crypto.randomUUID(),
  };
  kept.set(target, ids);
  return ids;
}

export type AskButtonProps = {
  network: string;
  zone: string;
  target: AskTarget;
  /** One's own listings, where no board has been loaded that has them. */
  known?: KnownListings;
};
