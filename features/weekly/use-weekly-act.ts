"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import type { Answer } from "@/features/access/ask-server";
import { isThrough } from "@/features/outbox/is-through";
import type { Outgoing } from "@/features/outbox/outgoing";
import { usePost } from "@/features/outbox/use-post";

/** What can be done with what repeats: `pending` until the page shows it, `problem` the sentence of a refusal. */
export function useWeeklyAct(network: string) {
  const router = useRouter();
  const post = usePost(network);
  const [isBusy, setBusy] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** The answer, once it is there; a refusal is the `problem` meanwhile, and that something is kept is said. */
  async function act<Value = null>(outgoing: Outgoing): Promise<Answer<Value>> {
    setBusy(true);
    setProblem(null);
    const answer = await post<Value>(outgoing);
    setBusy(false);
    if (answer.ok) refresh(() => router.refresh());
    else if (isThrough(answer)) showToast({ text: answer.message });
    else setProblem(answer.message);
    return answer;
  }

  /** The same for what is said in passing, because what was pressed goes with it. */
  async function actInPassing(outgoing: Outgoing, said: string): Promise<void> {
    const answer = await act(outgoing);
    showToast({ text: answer.ok ? said : answer.message });
  }

  return { act, actInPassing, pending: isBusy || isRefreshing, problem };
}
