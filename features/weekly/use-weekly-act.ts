"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { showToast } from "@/components/toast-store";
import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { useKeyring } from "@/features/keyring/keyring-provider";

/** What can be done with what repeats: `pending` until the page shows it, `problem` the sentence of a refusal. */
export function useWeeklyAct(network: string) {
  const router = useRouter();
  const keyring = useKeyring();
  const [isBusy, setBusy] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** The answer, once it is there; a refusal is the `problem` meanwhile. */
  async function act<Value = null>(verb: string, body: object): Promise<Answer<Value>> {
    setBusy(true);
    setProblem(null);
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const answer = await send<Value>(network, verb, { ...body, ...acting });
    setBusy(false);
    if (answer.ok) refresh(() => router.refresh());
    else setProblem(answer.message);
    return answer;
  }

  /** The same for what is said in passing, because what was pressed goes with it. */
  async function actInPassing(verb: string, body: object, said: string): Promise<void> {
    const answer = await act(verb, body);
    showToast({ text: answer.ok ? said : answer.message });
  }

  return { act, actInPassing, pending: isBusy || isRefreshing, problem };
}
