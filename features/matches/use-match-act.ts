"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { returnFocusTo } from "./return-focus";

type Verb = "confirm-match" | "decline-match" | "withdraw-match" | "release-match" | "finish-match";

/** One step in the life of a match: `pending` until the page shows it, `problem` the sentence of a refusal. */
export function useMatchAct(network: string, match: string) {
  const router = useRouter();
  const keyring = useKeyring();
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** True when it was done, which `said` tells, or when nothing is left to do. */
  async function act(verb: Verb, said: string, makeBody: () => Promise<Answer<object>> = noMore) {
    if (isSending.current) return false;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    const body = await makeBody();
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const answer = body.ok ? await send(network, verb, { match, ...body.value, ...acting }) : body;
    isSending.current = false;
    setBusy(false);
    if (answer.ok) {
      returnFocusTo(match);
      showToast({ text: said });
    } else if (outdated.has(answer.reason)) {
      showToast({ text: answer.message });
    } else {
      setProblem(answer.message);
      return false;
    }
    refresh(() => router.refresh());
    return true;
  }

  return { act, pending: isBusy || isRefreshing, problem };
}

/** Refusals that say the page is out of date: what was pressed goes, and the sentence with it, so it is said in passing. */
const outdated = new Set<string>([
  "not-found",
  "already-answered",
  "expired",
  "not-confirmed",
  "started",
  "not-started",
]);

async function noMore(): Promise<Answer<object>> {
  return { ok: true, value: {} };
}
