"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import { useKeyringSoon } from "@/features/keyring/use-keyring-soon";
import { returnFocusTo } from "@/features/matches/return-focus";
import type { ProposalAsk } from "./dashboard";
import { type ProposalIds, sendProposal, sendTakeBack } from "./send-proposal";

/** A proposal that was refused, with the sentence that says why. */
export type RefusedAsk<Ask> = { readonly ask: Ask; readonly message: string };

/**
 * Asks the two people of one or many proposals, one after the other, and offers to take all of them back. `progress` is
 * null while nothing is under way; `thenFocus` is what takes the focus when the page has changed.
 */
export function useProposing<Ask extends ProposalAsk>(network: string, thenFocus: string) {
  const t = useTranslations("plan.proposals");
  const common = useTranslations("common");
  const router = useRouter();
  const findKeyring = useKeyringSoon();
  const isAsking = useRef(false);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [refused, setRefused] = useState<readonly RefusedAsk<Ask>[]>([]);
  const [isRefreshing, refresh] = useTransition();

  async function propose(asks: readonly Ask[]) {
    if (isAsking.current) return;
    isAsking.current = true;
    setRefused([]);
    setProgress({ done: 0, of: asks.length });
    const keyring = await findKeyring();
    const made: Made[] = [];
    const failed: RefusedAsk<Ask>[] = [];
    for (const [done, ask] of asks.entries()) {
      setProgress({ done, of: asks.length });
      const ids = idsOf(ask);
      const answer = await sendProposal(network, keyring, ask, ids);
      if (answer.ok) made.push({ match: ids.match, needId: ask.needId });
      else failed.push({ ask, message: answer.message });
      if (answer.ok || !isUnheard(answer.reason)) forgetIds(ask);
      if (!answer.ok && endsAll(answer.reason)) break;
    }
    isAsking.current = false;
    setProgress(null);
    setRefused(failed);
    if (made.length > 0) {
      returnFocusTo(thenFocus);
      showToast({
        text: t("asked", { count: made.length }),
        action: { label: common("undo"), run: () => takeBack(made) },
      });
    }
    if (made.length > 0 || failed.some(({ message }) => message)) refresh(() => router.refresh());
  }

  async function takeBack(made: readonly Made[]) {
    const keyring = await findKeyring();
    let kept = 0;
    let problem: string | null = null;
    for (const each of made) {
      const answer = await sendTakeBack(network, keyring, each);
      if (answer.ok) continue;
      kept += 1;
      problem = answer.reason === "already-answered" ? problem : answer.message;
    }
    showToast({
      text: problem ?? (kept > 0 ? t("someUndone", { count: kept }) : t("undone", { count: made.length })),
    });
    refresh(() => router.refresh());
  }

  return { propose, progress, refused, pending: progress !== null || isRefreshing };
}

type Made = { readonly match: string; readonly needId: string };

/** Whether nobody knows if it got through: then it is sent again with the same ids. */
function isUnheard(reason: string): boolean {
  return reason === "offline" || reason === "broken";
}

/** Without a line, without the duty, or after too many at once the rest would be refused as well. */
function endsAll(reason: string): boolean {
  return isUnheard(reason) || ["too-many", "not-coordinator", "signed-out", "stale-epoch"].includes(reason);
}

const kept = new Map<string, ProposalIds>();

function idsOf(ask: ProposalAsk): ProposalIds {
  const key = keyOf(ask);
  const ids = kept.get(key) ?? { match: crypto.randomUUID(), log: crypto.randomUUID() };
  kept.set(key, ids);
  return ids;
}

function forgetIds(ask: ProposalAsk): void {
  kept.delete(keyOf(ask));
}

function keyOf({ needId, windowId, quantity, during }: ProposalAsk): string {
  return `${needId} ${windowId} ${quantity} ${during.from.getTime()} ${during.until.getTime()}`;
}
