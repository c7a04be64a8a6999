"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { announce } from "@/components/announce";
import { showToast } from "@/components/toast-store";
import { boardStore } from "@/features/board/board-store";
import { isThrough } from "@/features/outbox/is-through";
import { usePost } from "@/features/outbox/use-post";
import type { AskSheet } from "./ask-sheet";
import { type AskTarget, timeOf } from "./ask-target";
import type { Asker } from "./asker";

/** What the buttons of a page share: one sheet for all of them, which stays when a card goes from under it. */
type Desk = {
  readonly open: (target: AskTarget) => void;
  /** The target whose sheet is on its way. */
  readonly loading: string | null;
  /** Whether one has asked for this already and waits. */
  readonly hasAsked: (id: string) => boolean;
  readonly network: string;
};

/** Put it around `ClaimButton`s and `AnswerButton`s. */
export function AskDesk({ asker, children }: { asker: Asker; children: ReactNode }) {
  const { network, zone, known, asked } = asker;
  const t = useTranslations("matches");
  const common = useTranslations("common");
  const router = useRouter();
  const post = usePost(network);
  const [Sheet, setSheet] = useState<typeof AskSheet | null>(null);
  const [target, setTarget] = useState<AskTarget | null>(null);
  const [state, setState] = useState<"closed" | "loading" | "open">("closed");
  const [changes, change] = useAskedChanges(asked);

  // The sheet comes after the page, and before a bad line could keep it away.
  useEffect(() => {
    const timer = setTimeout(() => loadSheet().catch(() => {}), 1_500);
    return () => clearTimeout(timer);
  }, []);

  const desk = useMemo((): Desk => {
    async function open(target: AskTarget) {
      setTarget(target);
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
    const loading = state === "loading" && target ? timeOf(target).id : null;
    const hasAsked = (id: string) => changes.get(id) ?? asked.includes(id);
    return { open, loading, hasAsked, network };
  }, [state, target, asked, changes, network, t]);

  useEffect(() => {
    // What one pressed may have gone while the sheet was open, and the focus with it.
    if (state === "closed" && target && document.activeElement === document.body) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  }, [state, target]);

  function succeeded(match: string, { id }: { id: string }, kept: string | null) {
    setState("closed");
    if (kept) return showToast({ text: kept });
    change(id, true);
    refresh();
    const undo = () => takeBack(match, id);
    showToast({ text: t("asked.toast"), action: { label: common("undo"), run: undo } });
  }

  async function takeBack(match: string, id: string) {
    const answer = await post({ verb: "withdraw-match", body: { match }, about: [match, id] });
    if (answer.ok) {
      change(id, false);
      announce(t("asked.undone"));
    } else {
      showToast({ text: answer.message });
      if (isThrough(answer)) return;
    }
    refresh();
  }

  function refresh() {
    boardStore(network).refresh();
    router.refresh();
  }

  return (
    <AskContext value={desk}>
      {children}
      {Sheet && target && (
        <Sheet
          open={state === "open"}
          onClose={() => setState("closed")}
          onAsked={(match, of, kept) => succeeded(match, timeOf(of), kept)}
          zone={zone}
          target={target}
          known={known}
        />
      )}
    </AskContext>
  );
}

export function useAskDesk(): Desk {
  const desk = useContext(AskContext);
  if (!desk) throw new Error("A button to claim or answer needs an AskDesk around it.");
  return desk;
}

/** What was asked and taken back from here since the page said what is asked. */
function useAskedChanges(asked: readonly string[]) {
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [of, setOf] = useState(asked);
  if (of.join() !== asked.join()) {
    setOf(asked);
    setChanges(new Map());
  }
  const change = (id: string, isAsked: boolean) => setChanges((before) => new Map(before).set(id, isAsked));
  return [changes, change] as const;
}

const AskContext = createContext<Desk | null>(null);

function loadSheet() {
  return import("./ask-sheet");
}
