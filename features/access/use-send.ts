"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { send } from "./send";

/** One write of a form at a time: `pending` until the page shows what it changed, `problem` the sentence of a refusal. */
export function useSend(network: string) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  /** True when it was done. `body` may still have to be sealed; what goes wrong with that is a bug and rejects. */
  async function act(verb: string, body: object | Promise<object>): Promise<boolean> {
    setProblem(null);
    setSending(true);
    try {
      const answer = await send(network, verb, await body);
      if (answer.ok) refresh(() => router.refresh());
      else setProblem(answer.message);
      return answer.ok;
    } finally {
      setSending(false);
    }
  }

  return { act, pending: isSending || isRefreshing, problem };
}
