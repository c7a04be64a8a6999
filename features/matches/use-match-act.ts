"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { returnFocusTo } from "./return-focus";

type Verb = "confirm-match" | "decline-match" | "withdraw-match" | "release-match" | "finish-match";

/** One step in the life of a match: `pending` until the page shows it, `problem` the sentence of a refusal. */
export function useMatchAct(network: string, match: string) {
  const router = useRouter();
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** True when it was done; then `said` tells so. */
  async function act(verb: Verb, said: string, makeBody: () => Promise<Answer<object>> = noMore) {
    if (isSending.current) return false;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    const body = await makeBody();
    const answer = body.ok ? await send(network, verb, { match, ...body.value }) : body;
    isSending.current = false;
    setBusy(false);
    if (answer.ok) {
      returnFocusTo(match);
      showToast({ text: said });
    } else {
      setProblem(answer.message);
    }
    // A refusal may mean that the page is out of date.
    if (answer.ok || answer.reason !== "offline") refresh(() => router.refresh());
    return answer.ok;
  }

  return { act, pending: isBusy || isRefreshing, problem };
}

async function noMore(): Promise<Answer<object>> {
  return { ok: true, value: {} };
}
